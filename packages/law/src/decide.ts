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
  const span = { from: act.start, until: Math.max(act.end, act.start + 1) };
  const judgements = judge({ contact: act.contact, facts, span }, pack);
  const hits = hitsOf(judgements, pack);
  const verdict = verdictOf(hits);
  const records = hits
    .filter((hit) => hit.outcome === 'record')
    .map(({ rule, record, text, missing }) => ({
      rule,
      record: record ?? 'noted',
      text,
      ...(missing ? { missing } : {}),
    }));
  if (!stops(verdict)) {
    return { verdict, hits, nextLawfulAt: instantText(act.start, pack.zone), records };
  }
  const next = nextLawful({ contact: act.contact, facts, span }, pack);
  return next.minute === null
    ? { verdict, hits, nextLawfulAt: null, never: next.never, records }
    : { verdict, hits, nextLawfulAt: instantText(next.minute, pack.zone), records };
}

function verdictOf(hits: readonly Hit[]): Verdict {
  const strictest = hits[0]?.outcome ?? 'record';
  return strictest === 'record' ? 'allow' : strictest;
}
