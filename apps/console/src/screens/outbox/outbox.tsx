// SPDX-License-Identifier: Apache-2.0
// The outbox: every message with its state, and the one that is open beside it. Filters and the open
// message stand in the address, so that a case page can point at them.
import type { Answer } from '@fairvisit/api/route-table.ts';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { useWords } from '../../catalogue/language.tsx';
import { type Filters, messageStates } from '../../data/filters.ts';
import { useRead } from '../../data/queries.ts';
import { Pages } from '../../widgets/pages.tsx';
import { Reading } from '../../widgets/reading.tsx';
import { EmptyState, Screen } from '../../widgets/screen.tsx';
import { MessageDrawer } from './message-drawer.tsx';
import { MessageFilters, type OutboxFilters } from './message-filters.tsx';
import { MessageTable } from './message-table.tsx';

const route = getRouteApi('/outbox');
const limit = 50;
const againMs = 5_000;

export function Outbox() {
  const { outbox: words } = useWords();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { page = 1, message } = search;
  const filters = filtersOf(search);
  const read = useRead('message.list', { query: { page, limit, ...filters } }, { again });
  const go = (next: Filters) => navigate({ search: next });
  const open = (id: string) => go({ ...search, message: id });
  return (
    <Screen title={words.title} lead={words.lead}>
      <MessageFilters filters={filters} byState={read.data?.byState ?? {}} onChange={go} />
      <Reading read={read} rows={12}>
        {(found) =>
          found.total === 0 ? (
            <Nothing isFiltered={Object.keys(filters).length > 0} onClear={() => go({})} />
          ) : (
            <>
              <MessageTable rows={found.rows} onOpen={open} />
              <Pages
                total={found.total}
                page={page}
                limit={limit}
                opens
                onPage={(next) => go({ ...filters, page: next })}
              />
              {isMoving(found) ? <p className="quiet small">{words.refreshing}</p> : null}
            </>
          )
        }
      </Reading>
      {message === undefined ? null : (
        <MessageDrawer
          key={message}
          messageId={message}
          onClose={() => {
            const { message: _closed, ...rest } = search;
            go(rest);
          }}
        />
      )}
    </Screen>
  );
}

interface NothingProps {
  readonly isFiltered: boolean;
  readonly onClear: () => void;
}

function Nothing({ isFiltered, onClear }: NothingProps) {
  const { outbox: words } = useWords();
  if (!isFiltered) return <EmptyState>{words.empty}</EmptyState>;
  return (
    <>
      <EmptyState>{words.emptyFiltered}</EmptyState>
      <div>
        <Button onClick={onClear}>{words.clear}</Button>
      </div>
    </>
  );
}

type Found = Answer<'message.list'>;

function again(found: Found | undefined): number | false {
  return isMoving(found) ? againMs : false;
}

function isMoving(found: Found | undefined): boolean {
  return (found?.byState.queued ?? 0) > 0;
}

/** A state of another screen's list, typed into the address, is no state of a message. */
function filtersOf({ state, channel, kind }: Filters): OutboxFilters {
  const own = messageStates.find((each) => each === state);
  return {
    ...(own === undefined ? {} : { state: own }),
    ...(channel === undefined ? {} : { channel }),
    ...(kind === undefined ? {} : { kind }),
  };
}
