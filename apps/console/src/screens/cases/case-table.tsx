// SPDX-License-Identifier: Apache-2.0
// The columns of the worklist.
import type { WorklistRow } from '@fairvisit/api/case.ts';
import { fill } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { CaseLink } from '../../widgets/case-link.tsx';
import { groupedCount } from '../../widgets/grouped.ts';
import { BucketLabel, CaseStateMark } from '../../widgets/labels.tsx';
import { Amounts } from '../../widgets/money.tsx';
import { RecordTable } from '../../widgets/record-table.tsx';
import type { Column } from '../../widgets/table-head.tsx';
import { useOpenCase } from '../../widgets/use-open-case.ts';
import { useWhen } from '../../widgets/use-when.ts';
import { PriorityReasons } from './priority-reasons.tsx';

export function CaseTable({ rows }: { readonly rows: readonly WorklistRow[] }) {
  const { cases: words } = useWords();
  const opening = useOpenCase();
  const columns = useColumns();
  return (
    <RecordTable
      label={words.title}
      rows={rows}
      keyOf={(row) => row.caseId}
      columns={columns}
      {...opening}
    />
  );
}

function useColumns(): readonly Column<WorklistRow>[] {
  const { cases: words, overdue } = useWords();
  const when = useWhen();
  return [
    {
      key: 'name',
      title: overdue.name,
      cell: (row) => <CaseLink cardholderId={row.cardholderId}>{row.nameMasked}</CaseLink>,
    },
    {
      key: 'priority',
      title: overdue.priority,
      cell: (row) => fill(words.step, { n: row.priorityStep }),
    },
    {
      key: 'reasons',
      title: words.reasons,
      width: 220,
      cell: (row) => <PriorityReasons codes={row.priorityReasons} />,
    },
    { key: 'worst', title: words.worst, cell: (row) => <BucketLabel bucket={row.worstBucket} /> },
    {
      key: 'days',
      title: overdue.days,
      align: 'right',
      cell: (row) => groupedCount(row.daysPastDue),
    },
    {
      key: 'overdue',
      title: words.overdue,
      align: 'right',
      cell: (row) => <Amounts list={row.overdue} />,
    },
    {
      key: 'accounts',
      title: words.accounts,
      align: 'right',
      cell: (row) => groupedCount(row.accounts),
    },
    { key: 'state', title: words.state, cell: (row) => <CaseStateMark state={row.state} /> },
    {
      key: 'openedOn',
      title: words.openedOn,
      cell: (row) => <time dateTime={row.openedOn}>{when.shortDay(row.openedOn)}</time>,
    },
  ];
}
