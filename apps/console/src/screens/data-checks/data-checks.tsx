// SPDX-License-Identifier: Apache-2.0
// Accounts reported late with nothing owed: nobody is contacted before somebody has looked.
import type { Answer } from '@fairvisit/api/route-table.ts';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { fill, wordOf } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { useMay } from '../../data/me.tsx';
import { useAct, useRead } from '../../data/queries.ts';
import { CaseLink } from '../../widgets/case-link.tsx';
import { Mark } from '../../widgets/mark.tsx';
import { Amount } from '../../widgets/money.tsx';
import { Pages } from '../../widgets/pages.tsx';
import { Reading } from '../../widgets/reading.tsx';
import { ReasonDialog } from '../../widgets/reason-dialog.tsx';
import { RecordTable } from '../../widgets/record-table.tsx';
import { EmptyState, Screen } from '../../widgets/screen.tsx';
import type { Column } from '../../widgets/table-head.tsx';
import { useWhen } from '../../widgets/use-when.ts';

type Row = Answer<'data-check.list'>['rows'][number];

const route = getRouteApi('/data-checks');
const limit = 50;

export function DataChecks() {
  const { dataChecks: words } = useWords();
  const { page = 1 } = route.useSearch();
  const navigate = route.useNavigate();
  const [clearing, setClearing] = useState<Row | null>(null);
  const read = useRead('data-check.list', { query: { page, limit } });
  const columns = useColumns(setClearing);
  return (
    <Screen title={words.title} lead={words.lead}>
      <Reading read={read}>
        {({ total, rows }) =>
          total === 0 ? (
            <EmptyState>{words.empty}</EmptyState>
          ) : (
            <>
              <RecordTable
                label={words.title}
                rows={rows}
                keyOf={(row) => row.accountId}
                columns={columns}
              />
              <Pages
                total={total}
                page={page}
                limit={limit}
                onPage={(next) => navigate({ search: { page: next } })}
              />
            </>
          )
        }
      </Reading>
      {clearing === null ? null : <Clear row={clearing} onClose={() => setClearing(null)} />}
    </Screen>
  );
}

function useColumns(onClear: (row: Row) => void): readonly Column<Row>[] {
  const { dataChecks: words, overdue, codes } = useWords();
  const may = useMay();
  const when = useWhen();
  const clear: Column<Row> = {
    key: 'clear',
    title: words.clear,
    cell: (row) => (
      <Button size="small" onClick={() => onClear(row)}>
        {words.clear}
      </Button>
    ),
  };
  return [
    {
      key: 'reference',
      title: overdue.reference,
      cell: (row) => <CaseLink cardholderId={row.cardholderId}>{row.reference}</CaseLink>,
    },
    { key: 'name', title: overdue.name, cell: (row) => row.nameMasked },
    {
      key: 'code',
      title: words.code,
      cell: (row) => <Mark tone="attention">{wordOf(codes.dataCheck, row.code)}</Mark>,
    },
    { key: 'status', title: words.status, align: 'right', cell: (row) => row.status ?? '–' },
    {
      key: 'balance',
      title: words.balance,
      align: 'right',
      cell: (row) => <Amount money={row.balance} />,
    },
    { key: 'openedAt', title: words.openedAt, cell: (row) => when.moment(row.openedAt) },
    ...(may('data-check.clear') ? [clear] : []),
  ];
}

interface ClearProps {
  readonly row: Row;
  readonly onClose: () => void;
}

function Clear({ row, onClose }: ClearProps) {
  const { dataChecks: words } = useWords();
  const clear = useAct('data-check.clear');
  return (
    <ReasonDialog
      title={fill(words.clearTitle, { reference: row.reference })}
      lead={words.clearSay}
      doWord={words.clear}
      isNeeded
      isBusy={clear.isPending}
      error={clear.error}
      onDo={(reason) =>
        clear.mutate(
          { params: { accountId: row.accountId }, body: { reason } },
          { onSuccess: onClose },
        )
      }
      onClose={onClose}
    />
  );
}
