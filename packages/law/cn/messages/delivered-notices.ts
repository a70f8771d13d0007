// SPDX-License-Identifier: Apache-2.0
// From when on something has been told: only proven arrival counts.
import type { Span } from '../../src/time/minute-span.ts';

interface Sent {
  readonly sentAt?: number | undefined;
  readonly delivered?: boolean | undefined;
}

/** The stretch after the first one that arrived; empty when none did. */
export function sinceDelivered(notices: readonly Sent[]): Span[] {
  const times = notices.flatMap(({ sentAt, delivered }) =>
    delivered === true && sentAt !== undefined ? [sentAt] : [],
  );
  if (times.length === 0) return [];
  return [{ from: Math.min(...times), until: Number.POSITIVE_INFINITY }];
}
