// SPDX-License-Identifier: Apache-2.0
// When a file last came in and when a night last ran, so that stale figures are noticed.
import type { Overview } from '@fairvisit/api/portfolio.ts';
import { fill, wordOf } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { groupedCount } from '../../widgets/grouped.ts';
import { useWhen } from '../../widgets/use-when.ts';

export function LastRuns({ overview }: { readonly overview: Overview }) {
  const { overview: words, codes } = useWords();
  const when = useWhen();
  const { lastImport, lastNightly } = overview;
  return (
    <section className="panel">
      <dl className="pairs">
        <dt>{words.lastImport}</dt>
        <dd>
          {lastImport === null
            ? words.noImport
            : `${lastImport.fileName} · ${wordOf(codes.importState, lastImport.state)} · ${when.moment(lastImport.startedAt)}`}
        </dd>
        <dt>{words.lastNight}</dt>
        <dd>
          {lastNightly === null
            ? words.noNight
            : fill(words.lastNightDetail, {
                on: when.day(lastNightly.on),
                changed: groupedCount(lastNightly.changed),
                opened: groupedCount(lastNightly.opened),
                closed: groupedCount(lastNightly.closed),
              })}
        </dd>
      </dl>
    </section>
  );
}
