// SPDX-License-Identifier: Apache-2.0
// No visit: one calm screen that says what happens, and does not ask whether he is sure.
import { fill } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { useAct, usePage } from '../../data/page.ts';
import { goOnTo } from '../../data/place.ts';
import { Press } from '../../widgets/press.tsx';
import { Screen } from '../../widgets/screen.tsx';
import { Trouble } from '../../widgets/trouble.tsx';

export function Decline() {
  const { decline: words } = useWords();
  const { declineDays, may } = usePage();
  const act = useAct('portal.decline', () => goOnTo('/done/declined'));
  const send = () => act.mutate({});
  return (
    <Screen heading={words.heading} lead={words.lead} hasBack>
      <ul className="plain-list">
        <li>{fill(words.nobody, { days: declineDays })}</li>
        <li>{words.open}</li>
        <li>{words.notWorse}</li>
      </ul>
      <Trouble error={act.error} isAct />
      <Press busyWords={act.isPending && words.sending} onPress={send}>
        {words.submit}
      </Press>
      {may.otherChannel ? (
        <p className="quiet">
          {words.other}{' '}
          <a className="inline" href="#/channel">
            {words.otherLink}
          </a>
        </p>
      ) : null}
    </Screen>
  );
}
