// SPDX-License-Identifier: Apache-2.0
// When a person may be visited on which day, and which rule stands against a day without a window.
// One judgement covers all days asked for, so that a planner can ask for thousands of people.
import type { Contact } from './act.ts';
import { type Hit, hitsOf } from './hits.ts';
import type { Facts } from './input/facts-shape.ts';
import { type Judgement, judge, stoppedSpans } from './judge.ts';
import { forceOrder, outcomeOrder, stops } from './outcome.ts';
import type { Pack } from './pack.ts';
import { intersect, lengthOf, type Span, subtract, touches } from './time/minute-span.ts';
import { daysSpan } from './time/zone-table.ts';

export interface WindowsQuestion {
  readonly contact: Contact;
  readonly facts: Facts;
  /** First and last day asked for, as day numbers in the pack's zone. */
  readonly fromDay: number;
  readonly untilDay: number;
  /** The whole act has to fit. */
  readonly minutes: number;
}

export interface LawfulWindow {
  readonly day: number;
  /** Epoch minutes; an act `[start, start + minutes)` inside is lawful. */
  readonly from: number;
  readonly until: number;
  /** Rules that ask for a supervisor's reason in a part of it. */
  readonly warnings: readonly string[];
}

export interface BlockedDay {
  readonly day: number;
  /** The rule that takes the most of the day. */
  readonly rule: string;
  readonly hit: Hit;
}

export interface LawfulWindows {
  readonly windows: readonly LawfulWindow[];
  readonly blocked: readonly BlockedDay[];
  /** Tasks before the act, such as a notice to send. */
  readonly tasks: readonly { readonly rule: string; readonly record: string }[];
}

/** Lawful windows, day by day. */
export function windows(question: WindowsQuestion, pack: Pack): LawfulWindows {
  const { fromDay, untilDay, minutes } = question;
  const span = daysSpan(pack.zone, fromDay, untilDay);
  // An act that starts on the last day may end on the next one.
  const reach = { from: span.from, until: span.until + minutes - 1 };
  const judgements = judge({ contact: question.contact, facts: question.facts, span: reach }, pack);
  const warns = judgements.filter((one) => one.outcome === 'warn');
  const free = subtract([reach], stoppedSpans(judgements)).filter(
    (gap) => gap.until - gap.from >= minutes,
  );
  const found: LawfulWindow[] = [];
  const blocked: BlockedDay[] = [];
  for (let day = fromDay; day <= untilDay; day += 1) {
    const whole = daysSpan(pack.zone, day, day);
    // A window belongs to the day on which the act would start; its end may reach into the next.
    const today = intersect(free, [{ from: whole.from, until: whole.until + minutes - 1 }]).filter(
      (gap) => gap.until - gap.from >= minutes && gap.from < whole.until,
    );
    for (const gap of today) found.push({ day, ...gap, warnings: warningsIn(gap, warns) });
    const blocking = today.length === 0 ? blockedDay(whole, judgements) : undefined;
    const hit = blocking ? hitsOf([blocking], pack)[0] : undefined;
    if (hit) blocked.push({ day, rule: hit.rule, hit });
  }
  return { windows: found, blocked, tasks: tasksOf(judgements) };
}

function warningsIn(gap: Span, warns: readonly Judgement[]): string[] {
  const rules = warns
    .filter((one) => one.spans.some((span) => touches(span, gap)))
    .map((one) => one.rule.id);
  return [...new Set(rules)];
}

function blockedDay(whole: Span, judgements: readonly Judgement[]): Judgement | undefined {
  let best: Judgement | undefined;
  let bestMinutes = 0;
  for (const judgement of judgements) {
    if (!stops(judgement.outcome)) continue;
    const minutes = lengthOf(intersect(judgement.spans, [whole]));
    if (minutes === 0 || minutes < bestMinutes) continue;
    if (best && minutes === bestMinutes && !precedes(judgement, best)) continue;
    best = judgement;
    bestMinutes = minutes;
  }
  return best;
}

function precedes(a: Judgement, b: Judgement): boolean {
  const outcome = outcomeOrder.indexOf(a.outcome) - outcomeOrder.indexOf(b.outcome);
  if (outcome !== 0) return outcome < 0;
  const force = forceOrder.indexOf(a.rule.force) - forceOrder.indexOf(b.rule.force);
  return force !== 0 ? force < 0 : a.rule.id < b.rule.id;
}

function tasksOf(judgements: readonly Judgement[]): { rule: string; record: string }[] {
  const tasks = new Map<string, { rule: string; record: string }>();
  for (const { rule, finding, outcome } of judgements) {
    if (outcome !== 'record' || !finding.record) continue;
    tasks.set(`${rule.id} ${finding.record}`, { rule: rule.id, record: finding.record });
  }
  return [...tasks.values()];
}
