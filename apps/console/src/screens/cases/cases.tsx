// SPDX-License-Identifier: Apache-2.0
// The worklist: cases in the order in which they are to be worked, each with the reasons in words.
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { wordOf } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { caseStates } from '../../data/filters.ts';
import { useMay } from '../../data/me.tsx';
import { useRead } from '../../data/queries.ts';
import { Chips } from '../../widgets/chips.tsx';
import { Pages } from '../../widgets/pages.tsx';
import { Reading } from '../../widgets/reading.tsx';
import { EmptyState, Screen } from '../../widgets/screen.tsx';
import { CaseTable } from './case-table.tsx';
import { SuggestDialog } from './suggest-dialog.tsx';

const route = getRouteApi('/cases');
const limit = 50;

export function Cases() {
  const { cases: words, codes } = useWords();
  const may = useMay();
  const filters = route.useSearch();
  const navigate = route.useNavigate();
  const [isSuggesting, setIsSuggesting] = useState(false);
  const state = caseStates.find((each) => each === filters.state) ?? 'open';
  const page = filters.page ?? 1;
  const read = useRead('case.list', { query: { page, limit, state } });
  const suggest = may('visit.request') ? (
    <Button type="primary" onClick={() => setIsSuggesting(true)}>
      {words.suggest}
    </Button>
  ) : null;
  return (
    <Screen title={words.title} actions={suggest}>
      <div className="filters">
        <Chips
          label={words.stateFilter}
          values={caseStates}
          chosen={state}
          isFirm
          wordOf={(each) => wordOf(codes.caseState, each)}
          onChoose={(chosen) => navigate({ search: chosen === undefined ? {} : { state: chosen } })}
        />
      </div>
      <Reading read={read} rows={14}>
        {({ total, rows }) =>
          total === 0 ? (
            <EmptyState>{words.empty}</EmptyState>
          ) : (
            <>
              <CaseTable rows={rows} />
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
      {isSuggesting ? <SuggestDialog onClose={() => setIsSuggesting(false)} /> : null}
    </Screen>
  );
}
