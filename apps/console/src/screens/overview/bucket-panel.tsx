// SPDX-License-Identifier: Apache-2.0
// How many accounts stand in each bucket: a sentence, bars, and the table with amounts by currency.
import type { Overview } from '@fairvisit/api/portfolio.ts';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { fill } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { useLight } from '../../theme/theme-provider.tsx';
import { Chart } from '../../widgets/chart.tsx';
import { groupedCount, shareOf } from '../../widgets/grouped.ts';
import { BucketLabel } from '../../widgets/labels.tsx';
import { Amounts } from '../../widgets/money.tsx';
import { RecordTable } from '../../widgets/record-table.tsx';
import { Panel } from '../../widgets/screen.tsx';
import { barOption } from './bar-option.ts';

type Figure = Overview['buckets'][number];

export function BucketPanel({ overview }: { readonly overview: Overview }) {
  const { overview: words } = useWords();
  const { tokens } = useLight();
  const late = useMemo(
    () => overview.buckets.filter(({ bucket }) => bucket !== 'M0'),
    [overview.buckets],
  );
  const option = useMemo(() => barOption(late, tokens), [late, tokens]);
  const says = useSentence(overview, late);
  return (
    <Panel id="buckets" title={words.buckets} lead={says}>
      {overview.overdueAccounts > 0 ? <Chart says={says} option={option} height={220} /> : null}
      <BucketTable overview={overview} />
    </Panel>
  );
}

function useSentence(overview: Overview, late: readonly Figure[]): string {
  const { overview: words } = useWords();
  const most = late.reduce<Figure | null>(
    (best, each) => (best === null || each.accounts > best.accounts ? each : best),
    null,
  );
  if (most === null || most.accounts === 0) return words.bucketsNone;
  return fill(words.bucketsSay, {
    total: groupedCount(overview.accounts),
    overdue: groupedCount(overview.overdueAccounts),
    most: most.bucket,
    mostN: groupedCount(most.accounts),
  });
}

function BucketTable({ overview }: { readonly overview: Overview }) {
  const { overview: words, shared } = useWords();
  const share = ({ bucket, accounts }: Figure) =>
    bucket === 'M0' ? '–' : shareOf(accounts, overview.overdueAccounts);
  return (
    <RecordTable
      label={`${words.buckets} · ${shared.chartTable}`}
      rows={overview.buckets}
      keyOf={(row) => row.bucket}
      isTall={false}
      columns={[
        { key: 'bucket', title: words.bucket, cell: (row) => <BucketCell bucket={row.bucket} /> },
        {
          key: 'accounts',
          title: words.accounts,
          align: 'right',
          cell: (row) => groupedCount(row.accounts),
        },
        { key: 'share', title: words.share, align: 'right', cell: share },
        {
          key: 'overdue',
          title: words.overdueAmount,
          align: 'right',
          cell: (row) => <Amounts list={row.bucket === 'M0' ? [] : row.overdue} />,
        },
      ]}
    />
  );
}

function BucketCell({ bucket }: { readonly bucket: Figure['bucket'] }) {
  if (bucket === 'M0') return <BucketLabel bucket={bucket} />;
  return (
    <Link to="/overdue" search={{ bucket }}>
      <BucketLabel bucket={bucket} />
    </Link>
  );
}
