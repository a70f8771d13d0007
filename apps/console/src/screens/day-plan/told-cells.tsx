// SPDX-License-Identifier: Apache-2.0
// What the person of a stop was told, what was answered, and whether it is proven that he knows: a
// visit without proof or without an answer does not take place.
import { fill, wordOf } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { Mark } from '../../widgets/mark.tsx';
import { answerTones } from '../../widgets/notice-marks.tsx';
import { useWhen } from '../../widgets/use-when.ts';
import type { PlanVisit } from './stops.ts';

export function ToldWindow({ visit: { told, manner } }: { readonly visit: PlanVisit }) {
  const { codes } = useWords();
  const when = useWhen();
  return (
    <span className="line figures">
      {told === null ? '–' : `${when.clock(told.from)}–${when.clock(told.until)}`}
      {manner === 'doorstep' ? <Mark tone="plain">{wordOf(codes.manner, manner)}</Mark> : null}
    </span>
  );
}

export function NoticeState({ visit }: { readonly visit: PlanVisit }) {
  const { notice, codes } = useWords();
  const { told, answer, isProven } = visit;
  if (told === null) return <span className="quiet">–</span>;
  const { proven, unproven, unanswered } = notice.panel;
  return (
    <span className="line">
      <Mark tone={isProven ? 'good' : 'attention'}>{isProven ? proven : unproven}</Mark>
      {answer === null ? (
        <Mark tone="waiting">{unanswered}</Mark>
      ) : (
        <Mark tone={answerTones[answer]}>{wordOf(codes.noticeAnswer, answer)}</Mark>
      )}
    </span>
  );
}

interface AmendedProps {
  readonly reason: string;
  readonly at: string;
}

/** Why this plan took the place of the one before. */
export function Amended({ reason, at }: AmendedProps) {
  const { visit, codes } = useWords();
  const when = useWhen();
  return (
    <p>
      <Mark tone="plain">
        {fill(visit.plan.amended, {
          reason: wordOf(codes.endReason, reason),
          at: when.moment(at),
        })}
      </Mark>
    </p>
  );
}
