// SPDX-License-Identifier: Apache-2.0
// The plan of a day: who visits whom, when, in which order; on a map, on a line of time, in tables.
import type { DayPlan } from '@fairvisit/api/visit.ts';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect } from 'react';
import { fill } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { useMay, useMe } from '../../data/me.tsx';
import { useRead } from '../../data/queries.ts';
import { DayField } from '../../widgets/day-field.tsx';
import { Reading } from '../../widgets/reading.tsx';
import { EmptyState, Screen } from '../../widgets/screen.tsx';
import { useWhen } from '../../widgets/use-when.ts';
import { GanttPanel } from './gantt-panel.tsx';
import { LeftOutPanel } from './left-out-panel.tsx';
import { MakePlan } from './make-plan.tsx';
import { MapPanel } from './map-panel.tsx';
import { PlanSummary } from './plan-summary.tsx';
import { PublishPlan } from './publish-plan.tsx';
import { TeamPanel } from './team-panel.tsx';
import { UnservedPanel } from './unserved-panel.tsx';

const route = getRouteApi('/day-plan');

export function DayPlanScreen() {
  const { visit } = useWords();
  const words = visit.plan;
  const may = useMay();
  const when = useWhen();
  const { businessDay } = useMe();
  const { on } = route.useSearch();
  const navigate = route.useNavigate();
  const day = on ?? businessDay;
  const read = useRead('day-plan.newest', { query: { on: day } });
  const next = read.data?.nextWorkingDay;
  useEffect(() => {
    // Plans are made for the next working day, so that is where one arrives.
    if (on === undefined && next) navigate({ search: { on: next }, replace: true });
  }, [on, next, navigate]);
  const plan = read.data?.plan?.on === day ? read.data.plan : null;
  return (
    <Screen
      title={words.title}
      lead={next ? fill(words.nextDay, { day: when.day(next) }) : undefined}
      actions={
        plan?.state === 'draft' && may('day-plan.publish') ? <PublishPlan plan={plan} /> : null
      }
    >
      <div className="filters">
        <DayField
          label={words.day}
          value={day}
          onChange={(chosen) => navigate({ search: { on: chosen } })}
        />
        {may('day-plan.make') ? <MakePlan day={day} hasPlan={plan !== null} /> : null}
      </div>
      <Reading read={read} rows={10}>
        {() =>
          plan === null ? (
            <EmptyState>{may('day-plan.make') ? words.empty : words.emptyReader}</EmptyState>
          ) : (
            <PlanShown plan={plan} />
          )
        }
      </Reading>
    </Screen>
  );
}

function PlanShown({ plan }: { readonly plan: DayPlan }) {
  return (
    <>
      <PlanSummary plan={plan} />
      <div className="columns">
        <MapPanel plan={plan} />
        <div className="stack">
          <UnservedPanel plan={plan} />
          <LeftOutPanel plan={plan} />
        </div>
      </div>
      <GanttPanel plan={plan} />
      {plan.routes.map((each) => (
        <TeamPanel key={each.teamNo} plan={plan} route={each} />
      ))}
    </>
  );
}
