// SPDX-License-Identifier: Apache-2.0
// How many jobs wait in a queue, read in the transaction that wants to add one.
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import type { JobName } from './job-queue.ts';

export async function queuedJobs(tx: Tx, name: JobName): Promise<number> {
  const found = await sql<{ queued: number }>`
    select count(*) as queued from fairvisit_jobs.job
    where name = ${name} and state in ('created', 'retry')`.execute(tx);
  return found.rows[0]?.queued ?? 0;
}
