// SPDX-License-Identifier: Apache-2.0
// The plan in one sentence, with its state.
import type { DayPlan } from '@fairvisit/api/visit.ts';
import { fill, wordOf } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { groupedCount } from '../../widgets/grouped.ts';
import { Mark, type Tone } from '../../widgets/mark.tsx';
import { useWhen } from '../../widgets/use-when.ts';
import { Amended } from './told-cells.tsx';

const tones: Readonly<Record<DayPlan['state'], Tone>> = {
  draft: 'waiting',
  published: 'good',
  superseded: 'off',
};

export function PlanSummary({ plan }: { readonly plan: DayPlan }) {
  const { visit, codes } = useWords();
  const words = visit.plan;
  const when = useWhen();
  const says = fill(words.summary, {
    served: groupedCount(plan.served),
    unserved: groupedCount(plan.unserved),
    teams: groupedCount(plan.routes.length),
    travel: when.span(plan.travelSeconds),
  });
  const at =
    plan.publishedAt === null
      ? fill(words.madeAt, { at: when.moment(plan.madeAt) })
      : fill(words.publishedAt, { at: when.moment(plan.publishedAt) });
  return (
    <>
      <p className="line">
        <Mark tone={tones[plan.state]}>{wordOf(codes.planState, plan.state)}</Mark>
        <span>{says}</span>
        <span className="quiet">
          {at}
          {plan.madeBy === null ? '' : ` · ${plan.madeBy}`}
        </span>
      </p>
      {plan.amendReason === null ? null : (
        <Amended reason={plan.amendReason} at={plan.publishedAt ?? plan.madeAt} />
      )}
    </>
  );
}
