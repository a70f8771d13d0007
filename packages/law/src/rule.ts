// SPDX-License-Identifier: Apache-2.0
// A rule says, for a contact and what is known, in which stretches of time it objects and how
// strongly. It never sees the act's own time, so one judgement serves an act, a day and a search.
import type { Certainty, Force, Outcome } from './outcome.ts';
import { type Parameter, valueOn } from './parameter.ts';
import type { Scene } from './scene.ts';
import type { Text } from './text.ts';
import { day } from './time/calendar-day.ts';
import type { Span } from './time/minute-span.ts';

export interface Finding {
  readonly outcome: Outcome;
  /** When it holds; the whole stretch when left out. */
  readonly spans?: readonly Span[];
  /** Facts that nobody has named, by path. */
  readonly missing?: readonly string[];
  /** Replaces the rule's text. */
  readonly text?: Text;
  /** Replaces what the rule says would help. */
  readonly needs?: Text;
  /** A task or an entry that belongs to this act. */
  readonly record?: string;
}

interface RuleHead {
  readonly id: string;
  readonly jurisdiction: string;
  /** Id in the country's SOURCES.md. */
  readonly source: string;
  readonly instrument: Text;
  readonly article: string | null;
  readonly force: Force;
  /** True also where a law gives the principle and the institution the measure. */
  readonly policy: boolean;
  readonly certainty: Certainty;
  readonly mayBeLiftedBy: 'nobody' | 'cardholder_consent' | 'supervisor';
  /** The reason, in words for an officer. */
  readonly text: Text;
  /** What would make the act lawful where waiting does not. */
  readonly needs: Text;
}

export interface Rule extends RuleHead {
  /** Day numbers; `until` is the last day in force. */
  readonly inForce: { readonly from: number; readonly until: number | null };
  /** Days on which one of its figures changes. */
  readonly changesOn: readonly number[];
  readonly parameter: Parameter<unknown> | null;
  /** What it finds, with the figures of a day. */
  readonly judgeOn: (scene: Scene, onDay: number) => readonly Finding[];
}

interface RuleText<Value> extends RuleHead {
  readonly inForce: { readonly from: string; readonly until: string | null };
  readonly parameter?: Parameter<Value>;
  readonly judge: (scene: Scene, value: Value) => readonly Finding[];
}

interface PlainRuleText extends RuleHead {
  readonly inForce: { readonly from: string; readonly until: string | null };
  readonly judge: (scene: Scene) => readonly Finding[];
}

/** A rule with figures of its own. */
export function ruleWith<Value>(
  dated: Parameter<Value>,
  written: Omit<RuleText<Value>, 'parameter'>,
): Rule {
  const { judge, inForce, ...head } = written;
  return {
    ...head,
    inForce: datesOf(inForce),
    parameter: dated,
    changesOn: dated.values.map((entry) => entry.from),
    judgeOn: (scene, onDay) => {
      const value = valueOn(dated, onDay);
      return value === null ? [] : judge(scene, value);
    },
  };
}

/** A rule without figures, or with the institution's only. */
export function rule(written: PlainRuleText): Rule {
  const { judge, inForce, ...head } = written;
  return {
    ...head,
    inForce: datesOf(inForce),
    parameter: null,
    changesOn: [],
    judgeOn: (scene) => judge(scene),
  };
}

function datesOf(written: { from: string; until: string | null }): Rule['inForce'] {
  return { from: day(written.from), until: written.until === null ? null : day(written.until) };
}

/** The answer to a fact that nobody named. */
export function unknown(...missing: string[]): Finding {
  return { outcome: 'require', missing };
}

/** At the act an unknown fact; while planning, a task that can still be done. */
export function openTask(scene: Scene, record: string, ...missing: string[]): Finding {
  return scene.contact.stage === 'planning'
    ? { outcome: 'record', record, missing }
    : unknown(...missing);
}
