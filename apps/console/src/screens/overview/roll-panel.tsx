// SPDX-License-Identifier: Apache-2.0
// How accounts moved between the last two cycles: a flow where people would rather look, the table
// below, and a sentence.
import type { RollAnswer } from '@fairvisit/api/portfolio.ts';
import { useMemo } from 'react';
import { fill } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { useRead } from '../../data/queries.ts';
import { useLight } from '../../theme/theme-provider.tsx';
import { Chart } from '../../widgets/chart.tsx';
import { groupedCount } from '../../widgets/grouped.ts';
import { BucketLabel } from '../../widgets/labels.tsx';
import { Reading } from '../../widgets/reading.tsx';
import { RecordTable } from '../../widgets/record-table.tsx';
import { Panel } from '../../widgets/screen.tsx';
import { useWhen } from '../../widgets/use-when.ts';
import { countOf, rollFigures } from './roll-figures.ts';
import { sankeyOption } from './sankey-option.ts';

export function RollPanel({ months }: { readonly months: readonly string[] }) {
  const { overview: words } = useWords();
  const sorted = [...months].sort();
  const to = sorted.at(-1);
  const from = sorted.at(-2);
  if (to === undefined || from === undefined) {
    return (
      <Panel id="roll" title={fill(words.roll, { from: '–', to: '–' })} lead={words.rollNone}>
        {null}
      </Panel>
    );
  }
  return <RollOf from={from} to={to} />;
}

function RollOf({ from, to }: { readonly from: string; readonly to: string }) {
  const { overview: words } = useWords();
  const when = useWhen();
  const read = useRead('portfolio.roll', { query: { from, to } });
  return (
    <Panel id="roll" title={fill(words.roll, { from: when.month(from), to: when.month(to) })}>
      <Reading read={read}>{(roll) => <RollShown roll={roll} />}</Reading>
    </Panel>
  );
}

function RollShown({ roll }: { readonly roll: RollAnswer }) {
  const { overview: words, shared } = useWords();
  const { tokens } = useLight();
  const names = useMemo(
    () => ({ from: roll.from.slice(5), to: roll.to.slice(5) }),
    [roll.from, roll.to],
  );
  const option = useMemo(() => sankeyOption({ roll, tokens, names }), [roll, tokens, names]);
  const says = fill(words.rollSay, rollFigures(roll));
  return (
    <>
      <p className="lead">{says}</p>
      <Chart says={says} option={option} height={320} />
      <RecordTable
        label={`${words.rollFrom} · ${shared.chartTable}`}
        rows={roll.buckets}
        keyOf={(bucket) => bucket}
        isTall={false}
        columns={[
          {
            key: 'from',
            title: words.rollFrom,
            cell: (bucket) => <BucketLabel bucket={bucket} />,
          },
          ...roll.buckets.map((target) => ({
            key: target,
            title: target,
            align: 'right' as const,
            cell: (bucket: string) => groupedCount(countOf(roll, bucket, target)),
          })),
        ]}
      />
    </>
  );
}
