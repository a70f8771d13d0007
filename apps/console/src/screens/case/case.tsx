// SPDX-License-Identifier: Apache-2.0
// One person's case: what may happen now, the accounts, the ways to reach him, what has happened.
import type { CasePage } from '@fairvisit/api/case.ts';
import { getRouteApi, Link } from '@tanstack/react-router';
import { fill, wordOf } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { useMay } from '../../data/me.tsx';
import { useRead } from '../../data/queries.ts';
import { CaseStateMark, MadeUpLabel } from '../../widgets/labels.tsx';
import { Reading } from '../../widgets/reading.tsx';
import { Screen } from '../../widgets/screen.tsx';
import { useWhen } from '../../widgets/use-when.ts';
import { PriorityReasons } from '../cases/priority-reasons.tsx';
import { AccountsPanel } from './accounts-panel.tsx';
import { AddressesPanel } from './addresses-panel.tsx';
import { CaseActions } from './case-actions.tsx';
import { ComplaintsPanel } from './complaints-panel.tsx';
import { DossiersPanel } from './dossiers-panel.tsx';
import { NecessityPanel } from './necessity-panel.tsx';
import { NowPanel } from './now-panel.tsx';
import { PausesPanel } from './pauses-panel.tsx';
import { ReachPanel } from './reach-panel.tsx';
import { RelatedPanel } from './related-panel.tsx';
import { Reveal } from './reveal.tsx';
import { TimelinePanel } from './timeline-panel.tsx';
import { VisitsPanel } from './visits-panel.tsx';
import { WishesPanel } from './wishes-panel.tsx';

const route = getRouteApi('/cases/$cardholderId');

export function Case() {
  const { casePage: words } = useWords();
  const { cardholderId } = route.useParams();
  const read = useRead('case.page', { params: { cardholderId } });
  // While another person's page is on its way the last one must not stand under the new address.
  const isHis = read.data?.cardholderId === cardholderId;
  const shown = isHis ? read : { ...read, data: undefined };
  return (
    <Reading read={shown} rows={16}>
      {(page) => (
        <Screen
          title={page.person.nameMasked}
          lead={<Lead page={page} />}
          actions={<Link to="/cases">{words.back}</Link>}
        >
          <CaseBody page={page} />
        </Screen>
      )}
    </Reading>
  );
}

function CaseBody({ page }: { readonly page: CasePage }) {
  const may = useMay();
  const mayAct = may('contact.record') || may('pause.record') || may('visit.request');
  return (
    <>
      <div className="columns">
        <NowPanel now={page.now} />
        <NecessityPanel necessity={page.necessity} />
      </div>
      {mayAct ? <CaseActions page={page} /> : null}
      <div className="columns">
        <VisitsPanel page={page} />
        <div className="stack">
          <ComplaintsPanel cardholderId={page.cardholderId} />
          <DossiersPanel cardholderId={page.cardholderId} />
        </div>
      </div>
      <AccountsPanel accounts={page.accounts} />
      <div className="columns">
        <div className="stack">
          <ReachPanel page={page} />
          <WishesPanel wishes={page.wishes} />
          <AddressesPanel page={page} />
          <PausesPanel pauses={page.pauses} />
          <RelatedPanel related={page.related} />
        </div>
        <TimelinePanel timeline={page.timeline} />
      </div>
    </>
  );
}

function Lead({ page }: { readonly page: CasePage }) {
  const { casePage: words, cases, codes } = useWords();
  const when = useWhen();
  const { cardholderId, person } = page;
  return (
    <span className="line">
      <CaseStateMark state={page.state} />
      {page.isMadeUp ? <MadeUpLabel /> : null}
      <Reveal
        cardholderId={cardholderId}
        field="name"
        label={person.nameMasked}
        word={words.revealName}
      />
      {page.openedOn ? (
        <span>{fill(words.openedOn, { day: when.shortDay(page.openedOn) })}</span>
      ) : null}
      {page.closedOn ? (
        <span>
          {fill(words.closedOn, {
            day: when.shortDay(page.closedOn),
            reason: wordOf(codes.closeReason, page.closeReason ?? 'other'),
          })}
        </span>
      ) : null}
      <span>
        {fill(cases.step, { n: page.priorityStep })}:{' '}
        <PriorityReasons codes={page.priorityReasons} />
      </span>
      <span>
        {words.language}: {words.languages[person.language]}
      </span>
      {person.identityMasked ? (
        <span className="figures">
          {words.identity}: {person.identityMasked}{' '}
          <Reveal cardholderId={cardholderId} field="identity" label={words.identity} />
        </span>
      ) : null}
    </span>
  );
}
