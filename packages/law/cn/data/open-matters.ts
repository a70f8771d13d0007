// SPDX-License-Identifier: Apache-2.0
// A dispute or complaint is open from its day until the day before it was closed.
import { type Scene, wholeDays } from '../../src/scene.ts';
import type { Span } from '../../src/time/minute-span.ts';

interface Matter {
  readonly openedOn?: number | undefined;
  readonly closedOn?: number | null | undefined;
}

/** Where one of them is open; a day nobody named counts as open. */
export function openSpans(scene: Scene, matters: readonly Matter[]): Span[] {
  return matters.flatMap(({ openedOn, closedOn }) => {
    const last = typeof closedOn === 'number' ? closedOn - 1 : null;
    return wholeDays(scene, openedOn ?? Number.NEGATIVE_INFINITY, last);
  });
}
