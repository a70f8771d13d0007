// SPDX-License-Identifier: Apache-2.0
// One team's day as a table: stops in their order with arrival, start, end and lawful window.
import type { DayPlan } from '@fairvisit/api/visit.ts';
import { fill } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { CaseLink } from '../../widgets/case-link.tsx';
import { RecordTable } from '../../widgets/record-table.tsx';
import { Panel } from '../../widgets/screen.tsx';
import type { Column } from '../../widgets/table-head.tsx';
import { useWhen } from '../../widgets/use-when.ts';
import { Why } from '../../widgets/why.tsx';
import { PriorityReasons } from '../cases/priority-reasons.tsx';
import { TeamKey } from './map-panel.tsx';
import { type PlanRoute, type PlanVisit, stopsOf } from './stops.ts';
import { NoticeState, ToldWindow } from './told-cells.tsx';

export interface TeamPanelProps {
  readonly plan: DayPlan;
  readonly route: PlanRoute;
}

export function TeamPanel({ plan, route }: TeamPanelProps) {
  const { visit } = useWords();
  const words = visit.plan;
  const when = useWhen();
  const columns = useColumns();
  const title = fill(words.team, { n: route.teamNo });
  const officers = route.officers.map(({ name, badgeNo }) => `${name} (${badgeNo})`).join(' · ');
  const lead = [
    officers,
    fill(words.leaves, { at: when.clock(route.leavesAt) }),
    fill(words.returns, { at: when.clock(route.returnsAt) }),
    `${words.travel} ${when.span(route.travelSeconds)}`,
  ].join(' · ');
  return (
    <Panel
      id={`team-${route.teamNo}`}
      title={
        <>
          <TeamKey teamNo={route.teamNo} />
          {title}
        </>
      }
      lead={lead}
    >
      <RecordTable
        label={title}
        rows={stopsOf(plan, route.teamNo)}
        keyOf={(row) => row.visitId}
        columns={columns}
        isTall={false}
      />
    </Panel>
  );
}

function useColumns(): readonly Column<PlanVisit>[] {
  const { visit } = useWords();
  const words = visit.plan;
  const when = useWhen();
  const clock = (at: string | null) => (at === null ? '–' : when.clock(at));
  return [
    { key: 'stop', title: words.stop, align: 'right', width: 48, cell: (row) => row.stopNo },
    { key: 'name', title: words.name, cell: (row) => <Person visit={row} /> },
    { key: 'place', title: words.place, cell: (row) => placeOf(row) },
    { key: 'told', title: words.told, cell: (row) => <ToldWindow visit={row} /> },
    { key: 'notice', title: words.notice, cell: (row) => <NoticeState visit={row} /> },
    {
      key: 'travel',
      title: words.travel,
      align: 'right',
      cell: (row) => when.span(row.travelSeconds ?? 0),
    },
    { key: 'arrives', title: words.arrives, align: 'right', cell: (row) => clock(row.arrivesAt) },
    {
      key: 'time',
      title: words.time,
      align: 'right',
      cell: (row) => `${clock(row.startsAt)}–${clock(row.endsAt)}`,
    },
    { key: 'window', title: words.window, cell: (row) => <Window visit={row} /> },
    {
      key: 'reasons',
      title: words.reasons,
      width: 180,
      cell: (row) => <PriorityReasons codes={row.priorityReasons} />,
    },
  ];
}

export function placeOf({ community, street }: PlanVisit): string {
  return [street, community].filter(Boolean).join(' · ') || '–';
}

export function Person({ visit }: { readonly visit: PlanVisit }) {
  return <CaseLink cardholderId={visit.cardholderId}>{visit.nameMasked}</CaseLink>;
}

function Window({ visit }: { readonly visit: PlanVisit }) {
  const when = useWhen();
  const { windowFrom, windowUntil, decision } = visit;
  return (
    <span className="line figures">
      {windowFrom === null || windowUntil === null
        ? '–'
        : `${when.clock(windowFrom)}–${when.clock(windowUntil)}`}
      {decision === null ? null : <Why decision={decision} about={visit.nameMasked} />}
    </span>
  );
}
