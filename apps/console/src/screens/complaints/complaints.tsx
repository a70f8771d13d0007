// SPDX-License-Identifier: Apache-2.0
// Complaints, those that have to be answered first on top; compliance closes them.
import type { ComplaintRow } from '@fairvisit/api/complaint.ts';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { wordOf } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { complaintStates } from '../../data/filters.ts';
import { useMay } from '../../data/me.tsx';
import { useRead } from '../../data/queries.ts';
import { Chips } from '../../widgets/chips.tsx';
import { Mark } from '../../widgets/mark.tsx';
import { Pages } from '../../widgets/pages.tsx';
import { Reading } from '../../widgets/reading.tsx';
import { EmptyState, Screen } from '../../widgets/screen.tsx';
import { CloseComplaint } from './close-complaint.tsx';
import { ComplaintTable } from './complaint-table.tsx';

const route = getRouteApi('/complaints');
const limit = 50;

export function Complaints() {
  const { complaint: words } = useWords();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const state = complaintStates.find((each) => each === search.state) ?? 'open';
  const page = search.page ?? 1;
  const [chosen, setChosen] = useState<ComplaintRow | null>(null);
  const [hasClosed, setHasClosed] = useState(false);
  const may = useMay();
  const read = useRead('complaint.list', { query: { page, limit, state } });
  const closing = state === 'open' && may('complaint.close') ? { onClose: setChosen } : {};
  return (
    <Screen title={words.title} lead={words.lead}>
      <Chips
        label={words.stateFilter}
        values={complaintStates}
        chosen={state}
        isFirm
        wordOf={(each) => wordOf(words.states, each)}
        onChoose={(next) => navigate({ search: next === undefined ? {} : { state: next } })}
      />
      {hasClosed ? (
        <output className="told">
          <Mark tone="good">{words.closed}</Mark>
        </output>
      ) : null}
      <Reading read={read} rows={10}>
        {({ total, rows }) =>
          total === 0 ? (
            <EmptyState>{state === 'open' ? words.empty : words.emptyClosed}</EmptyState>
          ) : (
            <>
              <ComplaintTable rows={rows} state={state} {...closing} />
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
      {chosen === null ? null : (
        <CloseComplaint
          complaint={chosen}
          onDone={() => {
            setChosen(null);
            setHasClosed(true);
          }}
          onClose={() => setChosen(null)}
        />
      )}
    </Screen>
  );
}
