// SPDX-License-Identifier: Apache-2.0
// Requests for visits, to be decided by somebody other than who made them.
import type { VisitRequest } from '@fairvisit/api/visit.ts';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { wordOf } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { requestStates } from '../../data/filters.ts';
import { useMay, useMe } from '../../data/me.tsx';
import { useRead } from '../../data/queries.ts';
import { Chips } from '../../widgets/chips.tsx';
import { Pages } from '../../widgets/pages.tsx';
import { Reading } from '../../widgets/reading.tsx';
import { EmptyState, Screen } from '../../widgets/screen.tsx';
import { DecideBar } from './decide-bar.tsx';
import { RequestTable } from './request-table.tsx';
import { UnansweredPanel } from './unanswered-panel.tsx';

const route = getRouteApi('/visit-requests');
const limit = 100;
const nothing: ReadonlySet<string> = new Set();

export function VisitRequests() {
  const { visit, codes } = useWords();
  const words = visit.requests;
  const filters = route.useSearch();
  const navigate = route.useNavigate();
  const state = requestStates.find((each) => each === filters.state) ?? 'open';
  const page = filters.page ?? 1;
  const read = useRead('visit-request.list', { query: { page, limit, state } });
  return (
    <Screen title={words.title} lead={words.lead}>
      <Chips
        label={words.stateFilter}
        values={requestStates}
        chosen={state}
        isFirm
        wordOf={(each) => wordOf(codes.requestState, each)}
        onChoose={(chosen) => navigate({ search: chosen === undefined ? {} : { state: chosen } })}
      />
      <Reading read={read} rows={12}>
        {({ total, rows }) =>
          total === 0 ? (
            <EmptyState>{words.empty}</EmptyState>
          ) : (
            <>
              <Requests rows={rows} state={state} />
              <Pages
                total={total}
                page={page}
                limit={limit}
                opens
                onPage={(next) => navigate({ search: { state, page: next } })}
              />
            </>
          )
        }
      </Reading>
      <UnansweredPanel />
    </Screen>
  );
}

interface RequestsProps {
  readonly rows: readonly VisitRequest[];
  readonly state: VisitRequest['state'];
}

function Requests({ rows, state }: RequestsProps) {
  const may = useMay();
  const me = useMe();
  const [keys, setKeys] = useState(nothing);
  const isOwn = (row: VisitRequest) => row.requestedById === me.staff.id;
  const mayDecide = state === 'open' && may('visit.decide');
  const picked = rows.filter((row) => keys.has(row.id)).map((row) => row.id);
  const selection = {
    keys,
    onChange: setKeys,
    mayPick: (row: VisitRequest) => row.state === 'open' && !isOwn(row),
  };
  return (
    <>
      {mayDecide ? <DecideBar ids={picked} onDecided={() => setKeys(nothing)} /> : null}
      <RequestTable rows={rows} isOwn={isOwn} {...(mayDecide ? { selection } : {})} />
    </>
  );
}
