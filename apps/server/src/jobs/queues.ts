// SPDX-License-Identifier: Apache-2.0
// Every queue with its limits. The owner's migration creates them; the application only fills them.
import type { JobName } from './job-queue.ts';

export interface QueueLimits {
  /** 'short': one job at most waits per key, so that a queue never grows with the clock. */
  readonly policy: 'short';
  readonly retryLimit: number;
  readonly retryDelay: number;
  readonly retryBackoff: boolean;
  readonly expireInSeconds: number;
  readonly deleteAfterSeconds: number;
  /** More jobs than this never wait in the queue; the next one is refused as a bug. */
  readonly queuedMax: number;
}

const oneEach = {
  policy: 'short',
  retryDelay: 2,
  retryBackoff: true,
  deleteAfterSeconds: 86_400,
  queuedMax: 1_000,
} as const;

export const queues = {
  'portfolio.import': { ...oneEach, retryLimit: 2, expireInSeconds: 3_600 },
  'events.seal': { ...oneEach, retryLimit: 5, expireInSeconds: 300 },
  'business.tick': { ...oneEach, retryLimit: 5, expireInSeconds: 3_600 },
  'messages.send': { ...oneEach, retryLimit: 5, expireInSeconds: 900 },
} as const satisfies Record<JobName, QueueLimits>;

/** What tells one waiting job of a queue from another. */
export const keyOfJob: { readonly [Name in JobName]: string } = {
  'portfolio.import': 'importId',
  'events.seal': 'institutionId',
  'business.tick': 'institutionId',
  'messages.send': 'institutionId',
};
