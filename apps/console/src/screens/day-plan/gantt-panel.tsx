// SPDX-License-Identifier: Apache-2.0
// The day on a line of time, one line a team. The tables below say the same in figures.
import type { DayPlan } from '@fairvisit/api/visit.ts';
import { fill } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { useMe } from '../../data/me.tsx';
import { useLight } from '../../theme/theme-provider.tsx';
import { Panel } from '../../widgets/screen.tsx';
import { useWhen } from '../../widgets/use-when.ts';
import { minuteOf } from '../../widgets/when.ts';
import {
  hoursAround,
  type PlanRoute,
  type PlanVisit,
  placeOn,
  type Span,
  stopsOf,
} from './stops.ts';

export function GanttPanel({ plan }: { readonly plan: DayPlan }) {
  const { visit } = useWords();
  const words = visit.plan;
  const { zone } = useMe().institution;
  if (plan.routes.length === 0) return null;
  const span = hoursAround(
    plan.routes.flatMap(({ leavesAt, returnsAt }) => [
      minuteOf({ at: leavesAt, zone }),
      minuteOf({ at: returnsAt, zone }),
    ]),
  );
  return (
    <Panel id="gantt" title={words.gantt} lead={words.ganttSay}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keys. */}
      <section className="table-frame" aria-label={words.ganttSay} tabIndex={0}>
        <div className="gantt">
          <Hours span={span} />
          {plan.routes.map((route) => (
            <Line
              key={route.teamNo}
              route={route}
              stops={stopsOf(plan, route.teamNo)}
              span={span}
            />
          ))}
        </div>
      </section>
    </Panel>
  );
}

function Hours({ span }: { readonly span: Span }) {
  const hours = Array.from(
    { length: (span.until - span.from) / 60 },
    (_all, n) => span.from / 60 + n,
  );
  return (
    <div className="gantt-line" aria-hidden>
      <span />
      <div className="gantt-track">
        {hours.map((hour) => (
          <span key={hour} className="gantt-hour" style={{ left: `${placeOn(span, hour * 60)}%` }}>
            {String(hour).padStart(2, '0')}:00
          </span>
        ))}
      </div>
    </div>
  );
}

interface LineProps {
  readonly route: PlanRoute;
  readonly stops: readonly PlanVisit[];
  readonly span: Span;
}

function Line({ route, stops, span }: LineProps) {
  const { visit } = useWords();
  const { tokens } = useLight();
  const color = tokens.teams[(route.teamNo - 1) % tokens.teams.length] ?? tokens.teal;
  return (
    <div className="gantt-line">
      <span className="small">
        {'\u00a0'}
        {fill(visit.plan.team, { n: route.teamNo })}
      </span>
      <div className="gantt-track">
        {stops.map((stop) => (
          <Bars key={stop.visitId} stop={stop} span={span} color={color} />
        ))}
      </div>
    </div>
  );
}

interface BarsProps {
  readonly stop: PlanVisit;
  readonly span: Span;
  readonly color: string;
}

function Bars({ stop, span, color }: BarsProps) {
  const { visit } = useWords();
  const { zone } = useMe().institution;
  const when = useWhen();
  const { arrivesAt, startsAt, endsAt } = stop;
  if (arrivesAt === null || startsAt === null || endsAt === null) return null;
  const arrives = minuteOf({ at: arrivesAt, zone });
  const bar = boxOf(span, {
    from: minuteOf({ at: startsAt, zone }),
    until: minuteOf({ at: endsAt, zone }),
  });
  const leaves = arrives - Math.round((stop.travelSeconds ?? 0) / 60);
  const title = fill(visit.plan.bar, {
    start: when.clock(startsAt),
    end: when.clock(endsAt),
    stop: stop.stopNo ?? '',
    name: stop.nameMasked,
  });
  return (
    <>
      <span
        aria-hidden
        className="gantt-travel"
        style={{ ...boxOf(span, { from: leaves, until: arrives }), background: color }}
      />
      <span
        className="gantt-bar"
        role="img"
        aria-label={title}
        title={title}
        style={{ ...bar, background: color }}
      >
        {stop.stopNo}
      </span>
    </>
  );
}

function boxOf(span: Span, { from, until }: Span) {
  const left = placeOn(span, from);
  return { left: `${left}%`, width: `${placeOn(span, until) - left}%` };
}
