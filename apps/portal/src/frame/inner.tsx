// SPDX-License-Identifier: Apache-2.0
// Which screen stands behind the door. A screen that no longer fits how things stand gives way to the
// page itself, so that an old tab never tells another story.
import type { PortalPage } from '@fairvisit/api/portal.ts';
import { usePage } from '../data/page.ts';
import { type DoneAct, doneActs, type Place } from '../data/place.ts';
import { standingOf } from '../data/standing.ts';
import { Channel } from '../screens/channel/channel.tsx';
import { Complaint } from '../screens/complaint/complaint.tsx';
import { Decline } from '../screens/decline/decline.tsx';
import { Done } from '../screens/done/done.tsx';
import { Move } from '../screens/move/move.tsx';
import { Visit } from '../screens/visit/visit.tsx';

export function Inner({ place }: { readonly place: Place }) {
  const page = usePage();
  const act = doneActs.find((each) => place === `/done/${each}`);
  if (act !== undefined) return isSo(act, page) ? <Done key={act} act={act} /> : <Visit />;
  switch (place) {
    case '/move':
      return page.may.move ? <Move /> : <Visit />;
    case '/channel':
      return page.may.otherChannel ? <Channel /> : <Visit />;
    case '/decline':
      return page.may.decline ? <Decline /> : <Visit />;
    case '/complaint':
      return <Complaint />;
    default:
      return <Visit />;
  }
}

function isSo(act: DoneAct, page: PortalPage): boolean {
  const standing = standingOf(page);
  switch (act) {
    case 'confirmed':
    case 'moved':
      return standing.kind === 'confirmed' || standing.kind === 'moved';
    case 'declined':
      return page.declinedUntil !== null;
    case 'channel':
      return page.wishes.some(({ wish }) => wish === 'prefer');
    case 'complaint':
      return page.complaint?.state === 'open';
  }
}
