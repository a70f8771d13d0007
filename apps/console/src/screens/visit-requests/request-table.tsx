// SPDX-License-Identifier: Apache-2.0
// The columns of the requests: who, where, why it is needed, and what the rules say.
import type { VisitRequest } from '@fairvisit/api/visit.ts';
import { wordOf } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { CaseLink } from '../../widgets/case-link.tsx';
import { groupedCount } from '../../widgets/grouped.ts';
import { BucketLabel } from '../../widgets/labels.tsx';
import { Mark, type Tone } from '../../widgets/mark.tsx';
import { Amounts } from '../../widgets/money.tsx';
import { RecordTable, type Selection } from '../../widgets/record-table.tsx';
import type { Column } from '../../widgets/table-head.tsx';
import { useOpenCase } from '../../widgets/use-open-case.ts';
import { VerdictMark, Why } from '../../widgets/why.tsx';
import { Evidence } from './evidence.tsx';

export interface RequestTableProps {
  readonly rows: readonly VisitRequest[];
  readonly isOwn: (row: VisitRequest) => boolean;
  readonly selection?: Selection<VisitRequest>;
}

export function RequestTable({ rows, isOwn, selection }: RequestTableProps) {
  const { visit } = useWords();
  const opening = useOpenCase();
  const columns = useColumns(isOwn);
  return (
    <RecordTable
      label={visit.requests.title}
      rows={rows}
      keyOf={(row) => row.id}
      nameOf={(row) => row.nameMasked}
      columns={columns}
      {...opening}
      {...(selection === undefined ? {} : { selection })}
    />
  );
}

function useColumns(isOwn: RequestTableProps['isOwn']): readonly Column<VisitRequest>[] {
  const { visit } = useWords();
  const words = visit.requests;
  return [
    { key: 'name', title: words.name, cell: (row) => <Person row={row} /> },
    { key: 'necessity', title: words.necessity, width: 240, cell: (row) => <Evidence row={row} /> },
    { key: 'law', title: words.law, cell: (row) => <Law row={row} /> },
    {
      key: 'days',
      title: words.days,
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
      key: 'by',
      title: words.requestedBy,
      cell: (row) => <By row={row} isOwn={isOwn(row)} />,
    },
    { key: 'address', title: words.address, width: 180, cell: (row) => <Where row={row} /> },
    { key: 'state', title: words.state, cell: (row) => <State row={row} /> },
  ];
}

interface RowProps {
  readonly row: VisitRequest;
}

function Person({ row }: RowProps) {
  return (
    <span className="line">
      <CaseLink cardholderId={row.cardholderId}>{row.nameMasked}</CaseLink>
      <BucketLabel bucket={row.worstBucket} />
    </span>
  );
}

function Law({ row }: RowProps) {
  return (
    <span className="line">
      <VerdictMark verdict={row.decision.verdict} />
      <Why decision={row.decision} about={row.nameMasked} />
    </span>
  );
}

function Where({ row }: RowProps) {
  const { codes } = useWords();
  return (
    <span className="wrap small">
      <span className="quiet">{wordOf(codes.addressKind, row.addressKind)}</span>{' '}
      {row.addressMasked}
    </span>
  );
}

function By({ row, isOwn }: RowProps & { readonly isOwn: boolean }) {
  const { visit } = useWords();
  return (
    <span className="line">
      {row.requestedBy}
      {isOwn && row.state === 'open' ? <Mark tone="off">{visit.requests.own}</Mark> : null}
    </span>
  );
}

const tones: Readonly<Record<VisitRequest['state'], Tone>> = {
  open: 'waiting',
  approved: 'good',
  refused: 'off',
  withdrawn: 'off',
};

function State({ row }: RowProps) {
  const { codes } = useWords();
  const by = [row.decidedBy, row.reason].filter(Boolean).join(' · ');
  return (
    <span className="line">
      <Mark tone={tones[row.state]}>{wordOf(codes.requestState, row.state)}</Mark>
      {by === '' ? null : <span className="quiet small">{by}</span>}
    </span>
  );
}
