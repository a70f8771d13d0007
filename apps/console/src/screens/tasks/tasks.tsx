// SPDX-License-Identifier: Apache-2.0
// What colleagues have to do for persons next, the most pressing first.
import type { Answer } from '@fairvisit/api/route-table.ts';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { fill, wordOf } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { useMay, useMe } from '../../data/me.tsx';
import { useRead } from '../../data/queries.ts';
import { CaseLink } from '../../widgets/case-link.tsx';
import { Mark } from '../../widgets/mark.tsx';
import { MessageLink } from '../../widgets/message-link.tsx';
import { Pages } from '../../widgets/pages.tsx';
import { Reading } from '../../widgets/reading.tsx';
import { RecordTable } from '../../widgets/record-table.tsx';
import { EmptyState, Screen } from '../../widgets/screen.tsx';
import type { Column } from '../../widgets/table-head.tsx';
import { useOpenCase } from '../../widgets/use-open-case.ts';
import { useWhen } from '../../widgets/use-when.ts';
import { EndTask } from './end-task.tsx';

type Task = Answer<'task.list'>['rows'][number];

const route = getRouteApi('/tasks');
const limit = 50;

export function Tasks() {
  const { tasks: words } = useWords();
  const { page = 1 } = route.useSearch();
  const navigate = route.useNavigate();
  const opening = useOpenCase();
  const [hasEnded, setHasEnded] = useState(false);
  const read = useRead('task.list', { query: { page, limit } });
  const columns = useColumns(() => setHasEnded(true));
  return (
    <Screen title={words.title} lead={words.lead}>
      {hasEnded ? (
        <output className="told">
          <Mark tone="good">{words.ended}</Mark>
        </output>
      ) : null}
      <Reading read={read} rows={10}>
        {({ total, rows }) =>
          total === 0 ? (
            <EmptyState>{words.empty}</EmptyState>
          ) : (
            <>
              <RecordTable
                label={words.title}
                rows={rows}
                keyOf={(row) => row.id}
                columns={columns}
                {...opening}
              />
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
    </Screen>
  );
}

function useColumns(onEnded: () => void): readonly Column<Task>[] {
  const { tasks: words } = useWords();
  const may = useMay();
  const columns: readonly Column<Task>[] = [
    { key: 'due', title: words.due, cell: (row) => <Due task={row} /> },
    { key: 'kind', title: words.kind, cell: (row) => wordOf(words.kinds, row.kind) },
    {
      key: 'person',
      title: words.person,
      cell: (row) => <CaseLink cardholderId={row.cardholderId}>{row.nameMasked}</CaseLink>,
    },
    {
      key: 'words',
      title: words.words,
      width: 280,
      cell: (row) => <span className="wrap">{row.words ?? words.noWords}</span>,
    },
    {
      key: 'message',
      title: words.message,
      cell: (row) =>
        row.messageId === null ? (
          '–'
        ) : (
          <MessageLink messageId={row.messageId}>{words.openMessage}</MessageLink>
        ),
    },
  ];
  if (!may('message.handle')) return columns;
  const end: Column<Task> = {
    key: 'end',
    title: words.end,
    cell: (row) => (
      <EndTask
        taskId={row.id}
        about={fill(words.endOf, { name: row.nameMasked })}
        onEnded={onEnded}
      />
    ),
  };
  return [...columns, end];
}

function Due({ task }: { readonly task: Task }) {
  const { tasks: words } = useWords();
  const { businessNow } = useMe();
  const when = useWhen();
  const isPast = Temporal.Instant.compare(task.dueAt, businessNow) < 0;
  return (
    <span className="line">
      <span>{when.moment(task.dueAt)}</span>
      {isPast ? <Mark tone="attention">{words.overdue}</Mark> : null}
    </span>
  );
}
