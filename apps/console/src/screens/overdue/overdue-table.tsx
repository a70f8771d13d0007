// SPDX-License-Identifier: Apache-2.0
// The columns of the overdue list.
import type { OverdueRow } from '@fairvisit/api/portfolio.ts';
import { fill } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { CaseLink } from '../../widgets/case-link.tsx';
import { groupedCount } from '../../widgets/grouped.ts';
import { BucketLabel, CaseStateMark } from '../../widgets/labels.tsx';
import { Mark } from '../../widgets/mark.tsx';
import { Amount } from '../../widgets/money.tsx';
import { RecordTable } from '../../widgets/record-table.tsx';
import type { Column, Sorting } from '../../widgets/table-head.tsx';
import { useOpenCase } from '../../widgets/use-open-case.ts';
import { useWhen } from '../../widgets/use-when.ts';
import { DueMark } from '../case/due-mark.tsx';

export interface OverdueTableProps {
  readonly rows: readonly OverdueRow[];
  readonly sorting: Sorting;
}

export function OverdueTable({ rows, sorting }: OverdueTableProps) {
  const { overdue: words } = useWords();
  const opening = useOpenCase();
  const columns = useColumns();
  return (
    <RecordTable
      label={words.title}
      rows={rows}
      keyOf={(row) => row.accountId}
      columns={columns}
      sorting={sorting}
      {...opening}
    />
  );
}

function useColumns(): readonly Column<OverdueRow>[] {
  const { overdue: words, cases } = useWords();
  const when = useWhen();
  return [
    {
      key: 'reference',
      title: words.reference,
      sort: 'reference',
      cell: (row) => <Person row={row} />,
    },
    { key: 'name', title: words.name, cell: (row) => row.nameMasked },
    { key: 'bucket', title: words.bucket, cell: (row) => <Bucket row={row} /> },
    {
      key: 'days',
      title: words.days,
      align: 'right',
      sort: 'daysPastDue',
      cell: (row) => groupedCount(row.daysPastDue),
    },
    {
      key: 'dueOn',
      title: words.dueOn,
      cell: (row) => (
        <span className="line">
          <time dateTime={row.dueOn}>{when.shortDay(row.dueOn)}</time>
          <DueMark source={row.dueSource} />
        </span>
      ),
    },
    {
      key: 'overdue',
      title: words.overdue,
      align: 'right',
      sort: 'overdue',
      cell: (row) => <Amount money={row.overdue} />,
    },
    {
      key: 'balance',
      title: words.balance,
      align: 'right',
      sort: 'balance',
      cell: (row) => <Amount money={row.balance} />,
    },
    {
      key: 'priority',
      title: words.priority,
      sort: 'priority',
      cell: (row) => fill(cases.step, { n: row.priorityStep }),
    },
    {
      key: 'case',
      title: words.caseState,
      cell: (row) => <CaseStateMark state={row.caseState ?? 'none'} />,
    },
    { key: 'product', title: words.product, cell: (row) => row.product },
  ];
}

function Person({ row }: { readonly row: OverdueRow }) {
  return <CaseLink cardholderId={row.cardholderId}>{row.reference}</CaseLink>;
}

function Bucket({ row }: { readonly row: OverdueRow }) {
  const { overdue: words } = useWords();
  return (
    <span className="line">
      <BucketLabel bucket={row.bucket} />
      {row.hasJump ? (
        <Mark tone="attention" title={words.jumpWhy}>
          {words.jump}
        </Mark>
      ) : null}
    </span>
  );
}
