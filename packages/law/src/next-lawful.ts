// SPDX-License-Identifier: Apache-2.0
// The first minute from which the whole act fits. The search looks at short stretches first, since
// most answers lie within a week, and ends after the longest of them.
import { missingText } from './fact-names.ts';
import { type Judgement, judge, type Question, stoppedSpans } from './judge.ts';
import { stops } from './outcome.ts';
import type { Pack } from './pack.ts';
import type { Text } from './text.ts';
import { MINUTES_PER_DAY } from './time/calendar-day.ts';
import { lengthOf, type Span, subtract } from './time/minute-span.ts';
import { localDay } from './time/zone-table.ts';

const SEARCH_DAYS = [8, 64, 400] as const;

export type NextLawful =
  | { readonly minute: number; readonly never?: undefined }
  | { readonly minute: null; readonly never: Text };

/** Earliest lawful start at or after the start of the question's stretch. */
export function nextLawful(question: Question, pack: Pack): NextLawful {
  const { from, until } = question.span;
  const minutes = until - from;
  let hindrances: Judgement[] = [];
  for (const days of SEARCH_DAYS) {
    const span = { from, until: from + days * MINUTES_PER_DAY + minutes };
    const judgements = judge({ ...question, span }, pack);
    const free = subtract([span], stoppedSpans(judgements));
    const found = free.find((gap) => gap.until - gap.from >= minutes);
    if (found) return { minute: found.from };
    hindrances = judgements.filter((one) => stops(one.outcome));
    if (hindrances.some((one) => lastsForEver(one, span, pack))) break;
  }
  return { minute: null, never: neverText(lasting(hindrances, from)) };
}

/** A finding that names no time, of a rule and figures that are not known to change. */
function lastsForEver({ rule, finding }: Judgement, span: Span, pack: Pack): boolean {
  const today = localDay(pack.zone, span.from);
  const changes = [...rule.changesOn, ...pack.policyChangesOn, rule.inForce.from];
  return (
    finding.spans === undefined &&
    rule.inForce.until === null &&
    changes.every((change) => change <= today)
  );
}

/** Those that waiting does not end; all of them when none stands out. */
function lasting(hindrances: readonly Judgement[], from: number): readonly Judgement[] {
  const timeless = hindrances.filter((one) => one.finding.spans === undefined);
  if (timeless.length > 0) return timeless;
  const long = hindrances.filter((one) => {
    const last = one.spans[one.spans.length - 1]?.until ?? from;
    return lengthOf(one.spans) * 2 > last - from;
  });
  return long.length > 0 ? long : hindrances;
}

function neverText(hindrances: readonly Judgement[]): Text {
  const zh = new Set(hindrances.map((one) => needsOf(one).zh));
  const en = new Set(hindrances.map((one) => needsOf(one).en));
  return {
    zh: `换时间也不行，需要：${[...zh].join('；')}。`,
    en: `Never at another time; needs: ${[...en].join('; ')}.`,
  };
}

function needsOf({ rule, finding }: Judgement): Text {
  if (finding.needs) return finding.needs;
  return finding.missing ? missingText(finding.missing) : rule.needs;
}
