// SPDX-License-Identifier: Apache-2.0
// How long a message may wait for its carrier, and how often it is tried. Only a try at which nothing
// left the house may be repeated.

/** Tries of one message by one channel; then the next channel has its turn. */
export const attemptsMax = 8;
/** A claim older than this was left behind by a process that ended: nobody knows what became of it. */
export const claimLeaseMinutes = 10;
/** What could not go out within a day of its time is not sent late. */
export const queuedHoursMax = 24;

const firstWaitSeconds = 60;

/** Seconds to wait after the nth try (1, 2, …); null when no try is left. */
export function waitSecondsAfter(attempts: number): number | null {
  if (attempts >= attemptsMax) return null;
  return firstWaitSeconds * 2 ** Math.max(0, attempts - 1);
}
