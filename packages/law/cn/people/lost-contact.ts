// SPDX-License-Identifier: Apache-2.0
// When a cardholder counts as out of reach, computed from the calls; it ends with the first talk.
import type { Scene } from '../../src/scene.ts';
import type { Span } from '../../src/time/minute-span.ts';
import { daysSpan, localDay } from '../../src/time/zone-table.ts';

/** Stretches of proven lost contact; undefined when the calls are not known. */
export function lostContactSpans(scene: Scene, failedInARow: number): Span[] | undefined {
  const { calls } = scene.facts.history;
  if (calls === undefined) return undefined;
  const dated = calls.flatMap((call) => (call.at === undefined ? [] : [{ ...call, at: call.at }]));
  if (dated.length !== calls.length) return undefined;
  const spans: Span[] = [];
  let failed = 0;
  let lostFrom: number | undefined;
  for (const call of dated.sort((a, b) => a.at - b.at)) {
    const isReached = call.outcome === 'conversation' || call.startedByCardholder === true;
    if (isReached || call.outcome === undefined) {
      if (lostFrom !== undefined) spans.push({ from: lostFrom, until: call.at });
      failed = 0;
      lostFrom = undefined;
      continue;
    }
    failed += 1;
    if (call.outcome === 'invalid_number') lostFrom ??= call.at;
    else if (failed === failedInARow) lostFrom ??= nextDay(scene, call.at);
  }
  if (lostFrom !== undefined) spans.push({ from: lostFrom, until: Number.POSITIVE_INFINITY });
  return spans;
}

function nextDay(scene: Scene, minute: number): number {
  const ends = scene.zones.map((zone) => {
    const day = localDay(zone, minute);
    return daysSpan(zone, day, day).until;
  });
  return Math.max(...ends);
}
