// SPDX-License-Identifier: Apache-2.0
// The one question before every contact: may this act happen, now, in this way? All rules are
// asked, all hits come back, the strictest wins.
import type { Act } from './act.ts';
import { type Hit, hitsOf } from './hits.ts';
import type { Facts } from './input/facts-shape.ts';
import { judge } from './judge.ts';
import { nextLawful } from './next-lawful.ts';
import { stops, type Verdict } from './outcome.ts';
import type { Pack } from './pack.ts';
import type { Text } from './text.ts';
import { instantText } from './time/instant-text.ts';
import type { Span } from './time/minute-span.ts';

export interface LawRecord {
  readonly rule: string;
  /** What has to be written or done, as a code: 'send-notice', 'rest-day-wish'. */
  readonly record: string;
  readonly text: Text;
  readonly missing?: readonly string[];
}

export interface Decision {
  readonly verdict: Verdict;
  readonly hits: readonly Hit[];
  /** The act's own start when it is lawful; null when no time in sight is. */
  readonly nextLawfulAt: string | null;
  /** With a null: what it needs instead of another time. */
  readonly never?: Text;
  readonly records: readonly LawRecord[];
}

/** What the law and the institution say about one act. */
export function decide(act: Act, facts: Facts, pack: Pack): Decision {
  const weighed = weigh(act, facts, pack);
  if (!stops(weighed.verdict)) {
    return { ...weighed, nextLawfulAt: instantText(act.start, pack.zone) };
  }
  const next = nextLawful({ contact: act.contact, facts, span: spanOf(act) }, pack);
  return next.minute === null
    ? { ...weighed, nextLawfulAt: null, never: next.never }
    : { ...weighed, nextLawfulAt: instantText(next.minute, pack.zone) };
}

/** The same without the search for another time: for lists of thousands. */
export function weigh(
  act: Act,
  facts: Facts,
  pack: Pack,
): Pick<Decision, 'verdict' | 'hits' | 'records'> {
  const hits = hitsOf(judge({ contact: act.contact, facts, span: spanOf(act) }, pack), pack);
  return { verdict: verdictOf(hits), hits, records: recordsOf(hits) };
}

function spanOf(act: Act): Span {
  return { from: act.start, until: Math.max(act.end, act.start + 1) };
}

function recordsOf(hits: readonly Hit[]): LawRecord[] {
  return hits
    .filter((hit) => hit.outcome === 'record')
    .map(({ rule, record, text, missing }) => ({
      rule,
      record: record ?? 'noted',
      text,
      ...(missing ? { missing } : {}),
    }));
}

function verdictOf(hits: readonly Hit[]): Verdict {
  const strictest = hits[0]?.outcome ?? 'record';
  return strictest === 'record' ? 'allow' : strictest;
}
