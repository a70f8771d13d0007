// SPDX-License-Identifier: Apache-2.0
// Hours of the week that a person named, as stretches of time.
import { dailyHours, type Scene } from '../../src/scene.ts';
import type { Span } from '../../src/time/minute-span.ts';

type Weekly = NonNullable<Scene['facts']['cardholder']['preferredWindows']>[number];

/** undefined when an hour is not named. */
export function weeklySpans(scene: Scene, hours: readonly Weekly[]): Span[] | undefined {
  const spans: Span[] = [];
  for (const { weekdays, from, until } of hours) {
    if (from === undefined || until === undefined) return undefined;
    spans.push(...dailyHours(scene, { weekdays, from, until }));
  }
  return spans;
}
