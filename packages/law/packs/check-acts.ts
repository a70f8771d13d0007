// SPDX-License-Identifier: Apache-2.0
// The three questions of the shell: decide these acts, when may these people be visited, which
// rules are there. Values in, values out; reading files is the shell's.
import { cnPack } from '../cn/cn-pack.ts';
import { type Decision, decide } from '../src/decide.ts';
import { explain } from '../src/explain.ts';
import { actOf, type ParsedCheck, parseChecks } from '../src/input/law-check.ts';
import type { Problem } from '../src/input/shape.ts';
import { type Pack, ruleLine } from '../src/pack.ts';
import type { Text } from '../src/text.ts';
import { dayText, parseDay } from '../src/time/calendar-day.ts';
import { instantText } from '../src/time/instant-text.ts';
import { minuteAt } from '../src/time/zone-table.ts';
import { windows } from '../src/windows.ts';

const WINDOW_DAYS_MAX = 400;
const NOON = 720;

export interface Refused {
  readonly errors: readonly Problem[];
}

export interface CheckResult extends Decision {
  readonly id: string;
  readonly summary: Text;
}

/** Decides every act of a document. */
export function checkActs(input: unknown): { readonly results: readonly CheckResult[] } | Refused {
  const parsed = parseChecks(input);
  if (!parsed.ok) return { errors: parsed.errors };
  const pack = packNamed(parsed.value.pack);
  if (!pack) return unknownPack();
  const untimed = parsed.value.checks.filter((check) => check.start === undefined);
  if (untimed.length > 0) {
    return {
      errors: untimed.map((check) => ({ path: `${check.id}: action.at`, problem: 'is missing' })),
    };
  }
  return { results: parsed.value.checks.map((check) => resultOf(check, pack)) };
}

function resultOf(check: ParsedCheck, pack: Pack): CheckResult {
  const { act, facts } = actOf(check, check.start ?? 0, pack.zone);
  const decision = decide(act, facts, pack);
  return { id: check.id, ...decision, summary: explain(decision, pack) };
}

export interface WindowLines {
  readonly windows: readonly {
    readonly id: string;
    readonly from: string;
    readonly until: string;
  }[];
  readonly blocked: readonly { readonly id: string; readonly day: string; readonly rule: string }[];
}

/** Lawful windows of each person of a document, from day to day, both included. */
export function lawWindows(input: unknown, from: string, to: string): WindowLines | Refused {
  const parsed = parseChecks(input);
  if (!parsed.ok) return { errors: parsed.errors };
  const pack = packNamed(parsed.value.pack);
  if (!pack) return unknownPack();
  const fromDay = parseDay(from);
  const untilDay = parseDay(to);
  if (fromDay === undefined) return { errors: [{ path: 'from', problem: 'is not a day' }] };
  if (untilDay === undefined) return { errors: [{ path: 'to', problem: 'is not a day' }] };
  if (untilDay < fromDay || untilDay - fromDay >= WINDOW_DAYS_MAX) {
    return { errors: [{ path: 'to', problem: `must be 0 to ${WINDOW_DAYS_MAX - 1} days on` }] };
  }
  const found: WindowLines['windows'][number][] = [];
  const blocked: WindowLines['blocked'][number][] = [];
  for (const check of parsed.value.checks) {
    // Harmless facts move with the day asked about, so such a check is asked day by day.
    const step = check.benign ? 1 : untilDay - fromDay + 1;
    for (let day = fromDay; day <= untilDay; day += step) {
      const { act, facts } = actOf(check, minuteAt(pack.zone, day, NOON), pack.zone);
      const asked = { contact: act.contact, facts, minutes: check.minutes };
      const answer = windows({ ...asked, fromDay: day, untilDay: day + step - 1 }, pack);
      for (const window of answer.windows) {
        found.push({
          id: check.id,
          from: instantText(window.from, pack.zone),
          until: instantText(window.until, pack.zone),
        });
      }
      for (const one of answer.blocked) {
        blocked.push({ id: check.id, day: dayText(one.day), rule: one.rule });
      }
    }
  }
  return { windows: found, blocked };
}

export type RuleLine = ReturnType<typeof ruleLine>;

/** Every rule of a pack as data. */
export function listRules(packId = 'CN'): { readonly rules: readonly RuleLine[] } | Refused {
  const pack = packNamed(packId);
  return pack ? { rules: pack.rules.map(ruleLine) } : unknownPack();
}

/** A new country adds its line here. */
function packNamed(id: string): Pack | undefined {
  return id === 'CN' ? cnPack() : undefined;
}

function unknownPack(): Refused {
  return { errors: [{ path: 'pack', problem: 'no such pack; known: CN' }] };
}
