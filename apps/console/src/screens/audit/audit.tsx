// SPDX-License-Identifier: Apache-2.0
// Every write and every reveal, newest first, with how far the log is sealed.
import type { Answer } from '@fairvisit/api/route-table.ts';
import { getRouteApi } from '@tanstack/react-router';
import { Input } from 'antd';
import { fill, wordOf } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { useRead } from '../../data/queries.ts';
import { groupedCount } from '../../widgets/grouped.ts';
import { Pages } from '../../widgets/pages.tsx';
import { Reading } from '../../widgets/reading.tsx';
import { RecordTable } from '../../widgets/record-table.tsx';
import { EmptyState, Screen } from '../../widgets/screen.tsx';
import type { Column } from '../../widgets/table-head.tsx';
import { useWhen } from '../../widgets/use-when.ts';

type Found = Answer<'audit.list'>;
type Row = Found['rows'][number];

const route = getRouteApi('/audit');
const limit = 100;

export function Audit() {
  const { office } = useWords();
  const words = office.audit;
  const { page = 1, act } = route.useSearch();
  const navigate = route.useNavigate();
  const filter = act === undefined ? {} : { act };
  const read = useRead('audit.list', { query: { page, limit, ...filter } });
  const columns = useColumns();
  return (
    <Screen title={words.title} lead={words.lead}>
      <div className="filters">
        <Input
          className="search"
          aria-label={`${words.filter}: ${words.filterHint}`}
          placeholder={`${words.filter}: ${words.filterHint}`}
          maxLength={60}
          defaultValue={act ?? ''}
          onPressEnter={(event) => {
            const typed = event.currentTarget.value.trim();
            navigate({ search: typed === '' ? {} : { act: typed } });
          }}
        />
      </div>
      <Reading read={read} rows={14}>
        {(found) => (
          <>
            <Sealed sealed={found.sealed} />
            {found.total === 0 ? (
              <EmptyState>{words.empty}</EmptyState>
            ) : (
              <RecordTable
                label={words.title}
                rows={found.rows}
                keyOf={(row) => row.id}
                columns={columns}
              />
            )}
            <Pages
              total={found.total}
              page={page}
              limit={limit}
              onPage={(next) => navigate({ search: { ...filter, page: next } })}
            />
          </>
        )}
      </Reading>
    </Screen>
  );
}

function Sealed({ sealed }: { readonly sealed: Found['sealed'] }) {
  const { office } = useWords();
  const when = useWhen();
  if (sealed === null) return <p className="quiet">{office.audit.notSealed}</p>;
  const { treeSize, signedAt, root } = sealed;
  return (
    <p className="quiet">
      {fill(office.audit.sealed, {
        n: groupedCount(treeSize),
        at: when.moment(signedAt),
        root: root.slice(0, 16),
      })}
    </p>
  );
}

function useColumns(): readonly Column<Row>[] {
  const { office, codes } = useWords();
  const words = office.audit;
  const when = useWhen();
  return [
    { key: 'businessAt', title: words.businessAt, cell: (row) => when.moment(row.businessAt) },
    { key: 'actor', title: words.actor, cell: (row) => wordOf(codes.actor, row.actor) },
    { key: 'act', title: words.act, cell: (row) => <Act row={row} /> },
    {
      key: 'thing',
      title: words.thing,
      cell: (row) => (
        <span>
          {wordOf(codes.auditThing, row.thing)}{' '}
          {row.thingId === null ? null : <code>{row.thingId.slice(-12)}</code>}
        </span>
      ),
    },
    {
      key: 'detail',
      title: words.detail,
      width: 280,
      cell: (row) => <span className="wrap small">{inWords(row.detail)}</span>,
    },
    { key: 'at', title: words.at, cell: (row) => when.moment(row.at) },
  ];
}

/** The word for people, the code for who searches by it. */
function Act({ row }: { readonly row: Row }) {
  const { codes } = useWords();
  const word = wordOf(codes.auditAct, row.act);
  return (
    <span className="line">
      {word === row.act ? null : <span>{word}</span>}
      <code className="quiet">{row.act}</code>
    </span>
  );
}

function inWords(detail: Row['detail']): string {
  return Object.entries(detail)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' · ');
}
