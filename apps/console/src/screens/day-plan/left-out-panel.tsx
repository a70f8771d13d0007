// SPDX-License-Identifier: Apache-2.0
// Officers who cannot go out on the day, and why: a supervisor asks that first.
import type { DayPlan } from '@fairvisit/api/visit.ts';
import { wordOf } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { Mark } from '../../widgets/mark.tsx';
import { Panel } from '../../widgets/screen.tsx';

export function LeftOutPanel({ plan }: { readonly plan: DayPlan }) {
  const { visit, codes } = useWords();
  if (plan.officersLeftOut.length === 0) return null;
  return (
    <Panel id="left-out" title={visit.plan.leftOut}>
      <ul className="rows">
        {plan.officersLeftOut.map(({ id, name, reason }) => (
          <li key={id} className="line">
            <span>{name}</span>
            <Mark tone="attention">{wordOf(codes.leftOut, reason)}</Mark>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
