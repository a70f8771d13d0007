// SPDX-License-Identifier: Apache-2.0
// The contact pauses (停催): from when, until when, and when they became known.
import type { CasePage } from '@fairvisit/api/case.ts';
import { fill, wordOf } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { Panel } from '../../widgets/screen.tsx';
import { useWhen } from '../../widgets/use-when.ts';

export function PausesPanel({ pauses }: { readonly pauses: CasePage['pauses'] }) {
  const { casePage: words, codes } = useWords();
  const when = useWhen();
  return (
    <Panel id="pauses" title={words.pauses}>
      {pauses.length === 0 ? <p className="quiet">{words.pauseNone}</p> : null}
      <ul className="rows">
        {pauses.map((pause) => (
          <li key={pause.id}>
            <div className="line">
              <strong>{wordOf(codes.pauseReason, pause.reason)}</strong>
              <span>
                {fill(words.pauseSpan, {
                  from: when.shortDay(pause.fromOn),
                  until: pause.untilOn === null ? words.pauseOpen : when.shortDay(pause.untilOn),
                })}
              </span>
            </div>
            <p className="quiet small">
              {fill(words.pauseTold, { day: when.shortDay(pause.toldOn) })}
              {pause.stopsContact ? ` · ${words.stopsContact}` : ''}
              {pause.stopsCount ? ` · ${words.stopsCount}` : ''}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
