// SPDX-License-Identifier: Apache-2.0
// The overdue accounts, paged, filtered and sorted by the server: thirty thousand rows never reach
// the browser.
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useWords } from '../../catalogue/language.tsx';
import { type Filters, overdueBuckets, overdueSorts } from '../../data/filters.ts';
import { useRead } from '../../data/queries.ts';
import { Chips } from '../../widgets/chips.tsx';
import { Pages } from '../../widgets/pages.tsx';
import { Reading } from '../../widgets/reading.tsx';
import { EmptyState, Screen } from '../../widgets/screen.tsx';
import { OverdueTable } from './overdue-table.tsx';
import { SearchField } from './search-field.tsx';

const route = getRouteApi('/overdue');
const limit = 50;

export function Overdue() {
  const { overdue: words } = useWords();
  const filters = route.useSearch();
  const navigate = route.useNavigate();
  const [search, setSearch] = useState('');
  const go = (next: Filters) => navigate({ search: next, replace: true });
  const read = useOverdue(filters, search);
  const find = (text: string) => {
    setSearch(text);
    go(withoutPage(filters));
  };
  return (
    <Screen title={words.title}>
      <div className="filters">
        <SearchField onFind={find} found={search} />
        <Chips
          label={words.bucketFilter}
          values={overdueBuckets}
          chosen={filters.bucket}
          wordOf={(bucket) => bucket}
          onChoose={(bucket) => go(withBucket(filters, bucket))}
        />
        {filters.bucket !== undefined || search !== '' ? (
          <Button
            type="link"
            onClick={() => {
              setSearch('');
              go({});
            }}
          >
            {words.clear}
          </Button>
        ) : null}
      </div>
      <Reading read={read} rows={14}>
        {({ total, rows }) =>
          total === 0 ? (
            <EmptyState>{words.empty}</EmptyState>
          ) : (
            <>
              <OverdueTable
                rows={rows}
                sorting={{
                  sort: filters.sort ?? 'daysPastDue',
                  direction: filters.direction ?? 'desc',
                  onSort: (sort, direction) => go(withSort(filters, { sort, direction })),
                }}
              />
              <Pages
                total={total}
                page={filters.page ?? 1}
                limit={limit}
                opens
                onPage={(page) => go({ ...filters, page })}
              />
            </>
          )
        }
      </Reading>
    </Screen>
  );
}

/** A search goes in the body of a request, because a name must not stand in any address. */
function useOverdue(filters: Filters, search: string) {
  const asked = {
    page: filters.page ?? 1,
    limit,
    sort: filters.sort ?? 'daysPastDue',
    direction: filters.direction ?? 'desc',
    ...(filters.bucket === undefined ? {} : { bucket: filters.bucket }),
  } as const;
  const isSearch = search !== '';
  const all = useRead('portfolio.overdue', { query: asked }, { isOff: isSearch });
  const found = useRead('portfolio.search', { body: { ...asked, search } }, { isOff: !isSearch });
  return isSearch ? found : all;
}

function withoutPage({ page: _page, ...rest }: Filters): Filters {
  return rest;
}

function withBucket(filters: Filters, bucket: Filters['bucket']): Filters {
  const { page: _page, bucket: _bucket, ...rest } = filters;
  return bucket === undefined ? rest : { ...rest, bucket };
}

interface Order {
  readonly sort: string;
  readonly direction: 'asc' | 'desc';
}

function withSort(filters: Filters, { sort, direction }: Order): Filters {
  const known = overdueSorts.find((each) => each === sort);
  return known === undefined ? filters : { ...withoutPage(filters), sort: known, direction };
}
