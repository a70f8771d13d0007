// SPDX-License-Identifier: Apache-2.0
// The person's complaints; while one is open nobody contacts him.
import type { ComplaintRow } from '@fairvisit/api/complaint.ts';
import { wordOf } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { useMay } from '../../data/me.tsx';
import { useRead } from '../../data/queries.ts';
import { Mark } from '../../widgets/mark.tsx';
import { Reading } from '../../widgets/reading.tsx';
import { Panel } from '../../widgets/screen.tsx';
import { useWhen } from '../../widgets/use-when.ts';
import { DaysLeft } from '../complaints/days-left.tsx';

const limit = 50;

export function ComplaintsPanel({ cardholderId }: { readonly cardholderId: string }) {
  const { complaint: words } = useWords();
  const may = useMay();
  const isOff = !may('complaint.read');
  const query = { cardholderId, limit };
  const open = useRead('complaint.list', { query: { ...query, state: 'open' } }, { isOff });
  const closed = useRead('complaint.list', { query: { ...query, state: 'closed' } }, { isOff });
  if (isOff) return null;
  return (
    <Panel id="complaints" title={words.title}>
      <Reading read={open} rows={2}>
        {(found) => <Rows rows={[...found.rows, ...(closed.data?.rows ?? [])]} />}
      </Reading>
    </Panel>
  );
}

function Rows({ rows }: { readonly rows: readonly ComplaintRow[] }) {
  const { complaint: words, codes } = useWords();
  const when = useWhen();
  if (rows.length === 0) return <p className="quiet">{words.none}</p>;
  return (
    <ul className="rows">
      {rows.map((row) => (
        <li key={row.id}>
          <div className="line">
            <strong>{wordOf(words.subjects, row.subject)}</strong>
            {row.state === 'open' ? (
              <DaysLeft daysLeft={row.daysLeft} />
            ) : (
              <Mark tone="good">{words.states.closed}</Mark>
            )}
          </div>
          <p>{row.words ?? words.noWords}</p>
          <p className="quiet small">
            {wordOf(codes.answeredVia, row.openedVia)} · {when.shortDay(row.openedOn)}
            {row.closedOn === null
              ? ` · ${words.due} ${when.shortDay(row.answerDueOn)}`
              : ` · ${words.closedOn} ${when.shortDay(row.closedOn)}`}
          </p>
        </li>
      ))}
    </ul>
  );
}
