// SPDX-License-Identifier: Apache-2.0
// Rows that could not be taken, to be corrected and resubmitted here; nothing else waits for them.
import type { QuarantinedRow } from '@fairvisit/api/portfolio.ts';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { wordOf } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { useRead } from '../../data/queries.ts';
import { groupedCount } from '../../widgets/grouped.ts';
import { Mark } from '../../widgets/mark.tsx';
import { Pages } from '../../widgets/pages.tsx';
import { Reading } from '../../widgets/reading.tsx';
import { RecordTable } from '../../widgets/record-table.tsx';
import { EmptyState, Screen } from '../../widgets/screen.tsx';
import { useWhen } from '../../widgets/use-when.ts';
import { CorrectDialog } from './correct-dialog.tsx';
import { DismissRow } from './dismiss-row.tsx';

const route = getRouteApi('/quarantine');
const limit = 50;

export function Quarantine() {
  const { quarantine: words } = useWords();
  const { page = 1 } = route.useSearch();
  const navigate = route.useNavigate();
  const [correcting, setCorrecting] = useState<QuarantinedRow | null>(null);
  const [dismissing, setDismissing] = useState<QuarantinedRow | null>(null);
  const [isTold, setIsTold] = useState(false);
  const read = useRead('quarantine.list', { query: { page, limit } });
  return (
    <Screen title={words.title} lead={words.lead}>
      {isTold ? (
        <output className="told">
          <Mark tone="good">{words.resubmitted}</Mark>
        </output>
      ) : null}
      <Reading read={read}>
        {({ total, rows }) =>
          total === 0 ? (
            <EmptyState>{words.empty}</EmptyState>
          ) : (
            <>
              <RowTable rows={rows} onCorrect={setCorrecting} onDismiss={setDismissing} />
              <Pages
                total={total}
                page={page}
                limit={limit}
                opens
                onPage={(next) => navigate({ search: { page: next } })}
              />
            </>
          )
        }
      </Reading>
      {correcting === null ? null : (
        <CorrectDialog
          row={correcting}
          onClose={(isDone) => {
            setCorrecting(null);
            setIsTold(isDone);
          }}
        />
      )}
      {dismissing === null ? null : (
        <DismissRow row={dismissing} onClose={() => setDismissing(null)} />
      )}
    </Screen>
  );
}

interface RowTableProps {
  readonly rows: readonly QuarantinedRow[];
  readonly onCorrect: (row: QuarantinedRow) => void;
  readonly onDismiss: (row: QuarantinedRow) => void;
}

function RowTable({ rows, onCorrect, onDismiss }: RowTableProps) {
  const { quarantine: words, codes, field: fieldWords } = useWords();
  const when = useWhen();
  return (
    <RecordTable
      label={words.title}
      rows={rows}
      keyOf={(row) => row.id}
      onOpen={onCorrect}
      columns={[
        { key: 'line', title: words.line, align: 'right', cell: (row) => groupedCount(row.line) },
        {
          key: 'fault',
          title: words.fault,
          cell: (row) => <Mark tone="attention">{wordOf(codes.rowFault, row.code)}</Mark>,
        },
        { key: 'field', title: words.field, cell: (row) => wordOf(fieldWords, row.field) },
        {
          key: 'acts',
          title: words.edit,
          cell: (row) => (
            <span className="line">
              <Button size="small" onClick={() => onCorrect(row)}>
                {words.edit}
              </Button>
              <Button size="small" type="text" onClick={() => onDismiss(row)}>
                {words.dismiss}
              </Button>
            </span>
          ),
        },
        { key: 'file', title: words.file, cell: (row) => row.fileName },
        { key: 'addedAt', title: words.addedAt, cell: (row) => when.moment(row.addedAt) },
      ]}
    />
  );
}
