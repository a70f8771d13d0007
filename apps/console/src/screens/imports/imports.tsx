// SPDX-License-Identifier: Apache-2.0
// Uploading a bank's file, and what came of those before; a running import is watched every second.
import { getRouteApi } from '@tanstack/react-router';
import { useWords } from '../../catalogue/language.tsx';
import { useMay } from '../../data/me.tsx';
import { useRead } from '../../data/queries.ts';
import { Pages } from '../../widgets/pages.tsx';
import { Reading } from '../../widgets/reading.tsx';
import { EmptyState, Screen } from '../../widgets/screen.tsx';
import { ImportTable } from './import-table.tsx';
import { UploadPanel } from './upload-panel.tsx';

const route = getRouteApi('/imports');
const limit = 50;
const watchMs = 1000;

export function Imports() {
  const { imports: words } = useWords();
  const may = useMay();
  const { page = 1 } = route.useSearch();
  const navigate = route.useNavigate();
  const read = useRead(
    'portfolio.imports',
    { query: { page, limit } },
    { again: (found) => (found?.rows.some((row) => isRunning(row.state)) ? watchMs : false) },
  );
  return (
    <Screen title={words.title} lead={words.missingWhy}>
      {may('portfolio.import') ? <UploadPanel /> : null}
      <Reading read={read}>
        {({ total, rows }) =>
          total === 0 ? (
            <EmptyState>{words.empty}</EmptyState>
          ) : (
            <>
              <ImportTable rows={rows} />
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
    </Screen>
  );
}

function isRunning(state: string): boolean {
  return state === 'reading' || state === 'merging';
}
