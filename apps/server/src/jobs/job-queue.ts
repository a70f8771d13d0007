// SPDX-License-Identifier: Apache-2.0
// The queue behind one small interface: a job is enqueued in the transaction of the event it follows
// from, so that neither exists without the other.
import type { Tx } from '../db/database.ts';

/** Every queue with the shape of its work. */
export interface JobBodies {
  'portfolio.import': { readonly institutionId: string; readonly importId: string };
  'events.seal': { readonly institutionId: string };
  'business.tick': { readonly institutionId: string };
  'messages.send': { readonly institutionId: string };
}
export type JobName = keyof JobBodies;

export interface JobQueue {
  readonly enqueue: <Name extends JobName>(
    tx: Tx,
    name: Name,
    body: JobBodies[Name],
  ) => Promise<void>;
}
