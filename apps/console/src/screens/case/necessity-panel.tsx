// SPDX-License-Identifier: Apache-2.0
// Whether a visit is needed, computed from what happened, and what is still short.
import type { CasePage } from '@fairvisit/api/case.ts';
import { fill, wordOf } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { groupedCount } from '../../widgets/grouped.ts';
import { Mark } from '../../widgets/mark.tsx';
import { Panel } from '../../widgets/screen.tsx';

export function NecessityPanel({ necessity }: { readonly necessity: CasePage['necessity'] }) {
  const { casePage: words, codes } = useWords();
  const { isMet, computed, because } = necessity;
  return (
    <Panel id="necessity" title={words.necessityTitle}>
      {isMet && computed !== null ? (
        <Mark tone="good">
          {fill(words.necessityMet, { why: wordOf(codes.necessity, computed) })}
        </Mark>
      ) : (
        <Mark tone="off">{words.necessityNotMet}</Mark>
      )}
      <ul className="rows">
        <li className="figures">
          {fill(words.callsUnanswered, {
            n: groupedCount(necessity.callsUnanswered),
            days: groupedCount(necessity.callDays),
          })}
        </li>
        <li className="figures">
          {fill(words.daysOfMin, {
            n: groupedCount(necessity.daysPastDue),
            min: groupedCount(necessity.daysPastDueMin),
          })}
        </li>
        {isMet ? null : because.map((code) => <li key={code}>{wordOf(words.because, code)}</li>)}
      </ul>
    </Panel>
  );
}
