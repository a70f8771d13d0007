// SPDX-License-Identifier: Apache-2.0
// What came of each import: rows read, what changed, what was put into quarantine, or why not.
import type { ImportSummary } from '@fairvisit/api/portfolio.ts';
import { Link } from '@tanstack/react-router';
import { fill, wordOf } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { useMay } from '../../data/me.tsx';
import { groupedCount } from '../../widgets/grouped.ts';
import { Mark, type Tone } from '../../widgets/mark.tsx';
import { RecordTable } from '../../widgets/record-table.tsx';
import type { Column } from '../../widgets/table-head.tsx';
import { useWhen } from '../../widgets/use-when.ts';

export function ImportTable({ rows }: { readonly rows: readonly ImportSummary[] }) {
  const { imports: words } = useWords();
  const columns = useColumns();
  return <RecordTable label={words.title} rows={rows} keyOf={(row) => row.id} columns={columns} />;
}

function useColumns(): readonly Column<ImportSummary>[] {
  const { imports: words, codes } = useWords();
  const when = useWhen();
  const figures = ['rows', 'accounts', 'inserted', 'updated', 'unchanged', 'missing'] as const;
  return [
    { key: 'file', title: words.fileName, cell: (row) => row.fileName },
    { key: 'state', title: words.state, width: 180, cell: (row) => <State row={row} /> },
    { key: 'startedAt', title: words.startedAt, cell: (row) => when.moment(row.startedAt) },
    ...figures.map(
      (name): Column<ImportSummary> => ({
        key: name,
        title: words[name],
        align: 'right',
        cell: (row) => groupedCount(row[name]),
      }),
    ),
    {
      key: 'quarantined',
      title: words.quarantined,
      align: 'right',
      cell: (row) => <Quarantined row={row} />,
    },
    { key: 'profile', title: words.profile, cell: (row) => wordOf(codes.profile, row.profile) },
    { key: 'encoding', title: words.encoding, cell: (row) => row.encoding ?? '–' },
    {
      key: 'scope',
      title: words.scope,
      cell: (row) => (row.scope === null ? '–' : wordOf(codes.importScope, row.scope)),
    },
  ];
}

const tones: Readonly<Record<ImportSummary['state'], Tone>> = {
  reading: 'waiting',
  merging: 'waiting',
  done: 'good',
  refused: 'attention',
  abandoned: 'attention',
};

function State({ row }: { readonly row: ImportSummary }) {
  const { codes } = useWords();
  return (
    <span className="wrap">
      <Mark tone={tones[row.state]}>{wordOf(codes.importState, row.state)}</Mark>
      {row.refusal === null ? null : <Refusal refusal={row.refusal} />}
    </span>
  );
}

function Refusal({ refusal }: { readonly refusal: NonNullable<ImportSummary['refusal']> }) {
  const words = useWords();
  const code = String(refusal.code ?? '');
  const values = {
    field: wordOf(words.field, String(refusal.field ?? '–')),
    line: String(refusal.line ?? '–'),
  };
  return <p className="small">{fill(wordOf(words.refusal, code), values)}</p>;
}

function Quarantined({ row }: { readonly row: ImportSummary }) {
  const may = useMay();
  const n = groupedCount(row.quarantined);
  return row.quarantined > 0 && may('quarantine.correct') ? <Link to="/quarantine">{n}</Link> : n;
}
