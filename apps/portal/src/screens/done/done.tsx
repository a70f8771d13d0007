// SPDX-License-Identifier: Apache-2.0
// What was heard, in words that can be believed: the new state of things, not only a thank-you.
import { fill } from '../../catalogue/fill.ts';
import { useLanguage } from '../../catalogue/language.tsx';
import { usePage } from '../../data/page.ts';
import type { DoneAct } from '../../data/place.ts';
import { Screen } from '../../widgets/screen.tsx';
import { dayWords } from '../../widgets/when.ts';
import { VisitFacts } from '../visit/standing-card.tsx';

export function Done({ act }: { readonly act: DoneAct }) {
  const { words } = useLanguage();
  const { visit } = usePage();
  const detail = useDetail(act);
  const hasFacts = act === 'confirmed' || act === 'moved';
  return (
    <Screen heading={words.done[act].title} sign="tick">
      {detail.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {hasFacts && visit !== null ? (
        <div className="card">
          <VisitFacts visit={visit} />
        </div>
      ) : null}
      <a className="press plain" href="#/">
        {words.frame.backToVisit}
      </a>
    </Screen>
  );
}

function useDetail(act: DoneAct): readonly string[] {
  const { language, words } = useLanguage();
  const { declinedUntil, complaint, wishes } = usePage();
  const { done, visit, channel } = words;
  switch (act) {
    case 'declined': {
      const day = declinedUntil === null ? null : dayWords(declinedUntil, language);
      const until = day === null ? [] : [fill(visit.declinedUntil, { day })];
      return [done.declined.reach, ...until, done.declined.detail];
    }
    case 'channel': {
      const wished = wishes.find(({ wish }) => wish === 'prefer')?.channel ?? 'call';
      const name = wished === 'visit' ? words.codes.channel.visit : channel.options[wished].title;
      return [fill(done.channel.detail, { channel: name })];
    }
    case 'complaint':
      return complaint === null
        ? [done.complaint.detail]
        : [
            fill(done.complaint.due, { day: dayWords(complaint.answerDueOn, language) }),
            done.complaint.detail,
          ];
    default:
      return [done[act].detail];
  }
}
