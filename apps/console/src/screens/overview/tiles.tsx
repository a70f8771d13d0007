// SPDX-License-Identifier: Apache-2.0
// Figures that lead to the list behind them, for those who may open it.
import type { Overview } from '@fairvisit/api/portfolio.ts';
import { Link } from '@tanstack/react-router';
import { fill } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { useMay } from '../../data/me.tsx';
import { entryOf, type NavEntry } from '../../frame/nav-entries.tsx';
import { groupedCount } from '../../widgets/grouped.ts';
import { useWhen } from '../../widgets/use-when.ts';

interface TileProps {
  readonly word: string;
  readonly figure: number;
  readonly note?: string;
  readonly to: NavEntry['to'];
}

export function Tiles({ overview }: { readonly overview: Overview }) {
  const { overview: words } = useWords();
  const when = useWhen();
  const { nextWorkingDay } = overview;
  const plannedOn = nextWorkingDay === null ? '–' : when.shortDay(nextWorkingDay);
  const today = fill(words.casesToday, {
    opened: groupedCount(overview.cases.openedToday),
    closed: groupedCount(overview.cases.closedToday),
  });
  const all = `${words.accounts} ${groupedCount(overview.accounts)} · ${words.persons} ${groupedCount(overview.persons)}`;
  return (
    <div className="tiles">
      <Tile
        word={words.overdueAccounts}
        figure={overview.overdueAccounts}
        note={all}
        to="/overdue"
      />
      <Tile word={words.casesOpen} figure={overview.cases.open} note={today} to="/cases" />
      <Tile word={words.requestsOpen} figure={overview.requestsOpen} to="/visit-requests" />
      <Tile word={words.visitsProposed} figure={overview.visitsProposed} to="/day-plan" />
      <Tile
        word={words.visitsPlanned}
        figure={overview.visitsPlannedNext}
        note={plannedOn}
        to="/day-plan"
      />
      <Tile word={words.quarantine} figure={overview.quarantineOpen} to="/quarantine" />
      <Tile word={words.dataChecks} figure={overview.dataChecksOpen} to="/data-checks" />
    </div>
  );
}

function Tile({ word, figure, note, to }: TileProps) {
  const may = useMay();
  const entry = entryOf(to);
  const inside = (
    <>
      <span className="tile-word">{word}</span>
      <span className="tile-figure">{groupedCount(figure)}</span>
      {note === undefined ? null : <span className="tile-note">{note}</span>}
    </>
  );
  if (entry === undefined || !may(entry.act)) return <div className="tile">{inside}</div>;
  return (
    <Link to={to} className="tile">
      {inside}
    </Link>
  );
}
