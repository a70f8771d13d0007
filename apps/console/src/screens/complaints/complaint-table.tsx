// SPDX-License-Identifier: Apache-2.0
// The rows of the complaints: by when, who, about what, and in which words.
import type { ComplaintRow } from '@fairvisit/api/complaint.ts';
import { Button } from 'antd';
import { fill, wordOf } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { CaseLink } from '../../widgets/case-link.tsx';
import { RecordTable } from '../../widgets/record-table.tsx';
import type { Column } from '../../widgets/table-head.tsx';
import { useOpenCase } from '../../widgets/use-open-case.ts';
import { useWhen } from '../../widgets/use-when.ts';
import { DaysLeft } from './days-left.tsx';

export interface ComplaintTableProps {
  readonly rows: readonly ComplaintRow[];
  readonly state: ComplaintRow['state'];
  readonly onClose?: (row: ComplaintRow) => void;
}

export function ComplaintTable(props: ComplaintTableProps) {
  const { complaint: words } = useWords();
  const columns = useColumns(props);
  const opening = useOpenCase();
  return (
    <RecordTable
      label={words.title}
      rows={props.rows}
      keyOf={(row) => row.id}
      columns={columns}
      {...opening}
    />
  );
}

function useColumns({ state, onClose }: ComplaintTableProps): readonly Column<ComplaintRow>[] {
  const { complaint: words, codes } = useWords();
  const when = useWhen();
  const day = (on: string | null) => (on === null ? '–' : when.shortDay(on));
  const due: Column<ComplaintRow> = {
    key: 'due',
    title: words.due,
    cell: (row) => (
      <span className="line">
        {day(row.answerDueOn)} <DaysLeft daysLeft={row.daysLeft} />
      </span>
    ),
  };
  const closed: Column<ComplaintRow> = {
    key: 'closed',
    title: words.closedOn,
    cell: (row) => day(row.closedOn),
  };
  const shared: readonly Column<ComplaintRow>[] = [
    {
      key: 'person',
      title: words.person,
      cell: (row) => <CaseLink cardholderId={row.cardholderId}>{row.nameMasked}</CaseLink>,
    },
    { key: 'subject', title: words.subject, cell: (row) => wordOf(words.subjects, row.subject) },
    {
      key: 'words',
      title: words.words,
      width: 320,
      cell: (row) => <span className="wrap">{row.words ?? words.noWords}</span>,
    },
    { key: 'via', title: words.via, cell: (row) => wordOf(codes.answeredVia, row.openedVia) },
    { key: 'opened', title: words.openedOn, cell: (row) => day(row.openedOn) },
  ];
  if (state === 'closed') return [closed, ...shared];
  if (onClose === undefined) return [due, ...shared];
  const act: Column<ComplaintRow> = {
    key: 'close',
    title: words.close,
    cell: (row) => (
      <Button
        aria-label={fill(words.closeOf, { name: row.nameMasked })}
        onClick={() => onClose(row)}
      >
        {words.close}
      </Button>
    ),
  };
  return [due, ...shared, act];
}
