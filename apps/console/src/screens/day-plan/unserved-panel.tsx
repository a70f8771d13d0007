// SPDX-License-Identifier: Apache-2.0
// The visits that found no place in the day, each with its reason in words and the rule, if one.
import type { DayPlan } from '@fairvisit/api/visit.ts';
import { wordOf } from '../../catalogue/fill.ts';
import { useLanguage } from '../../catalogue/language.tsx';
import { Mark } from '../../widgets/mark.tsx';
import { RecordTable } from '../../widgets/record-table.tsx';
import { EmptyState, Panel } from '../../widgets/screen.tsx';
import { Why } from '../../widgets/why.tsx';
import type { PlanVisit } from './stops.ts';
import { Person, placeOf } from './team-panel.tsx';

export function UnservedPanel({ plan }: { readonly plan: DayPlan }) {
  const { words } = useLanguage();
  const plans = words.visit.plan;
  const rows = plan.visits.filter(({ unservedReason }) => unservedReason !== null);
  return (
    <Panel id="unserved" title={plans.unserved}>
      {rows.length === 0 ? (
        <EmptyState>{plans.unservedNone}</EmptyState>
      ) : (
        <RecordTable
          label={plans.unserved}
          rows={rows}
          keyOf={(row) => row.visitId}
          columns={[
            { key: 'name', title: plans.name, cell: (row) => <Person visit={row} /> },
            {
              key: 'why',
              title: plans.unservedWhy,
              width: 200,
              cell: (row) => <Reason visit={row} />,
            },
            { key: 'place', title: plans.place, cell: placeOf },
          ]}
        />
      )}
    </Panel>
  );
}

function Reason({ visit }: { readonly visit: PlanVisit }) {
  const { language, words } = useLanguage();
  const { unservedReason, unservedRule, unservedText, decision } = visit;
  if (unservedReason === null) return null;
  const isStopped = unservedReason === 'law' || unservedReason === 'no-window';
  return (
    <span className="wrap">
      <Mark tone={isStopped ? 'stop' : 'plain'}>
        {wordOf(words.codes.unserved, unservedReason)}
      </Mark>
      {unservedText === null ? null : ` ${unservedText[language]}`}
      {unservedRule === null ? null : <code> {unservedRule}</code>}
      {decision === null ? null : <Why decision={decision} about={visit.nameMasked} />}
    </span>
  );
}
