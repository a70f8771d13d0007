// SPDX-License-Identifier: Apache-2.0
// What the outbox has to work off now, in portions: due, past its time, or left behind by a process
// that ended. What waits for staff or for a supervisor is only looked at once it is past its time.
import { claimLeaseMinutes } from '@fairvisit/domain/message/sending-plan.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { BusinessTime } from '../clock/business-clock.ts';
import type { Tx } from '../db/database.ts';
import type { Actor } from '../ground.ts';

export interface DueMessage {
  readonly messageId: string;
  readonly cardholderId: string;
}

export const dueMessagesMax = 100;

export async function dueMessages(
  tx: Tx,
  asked: {
    readonly institutionId: Actor['institutionId'];
    readonly time: BusinessTime;
    readonly wallNow: Temporal.Instant;
    /** Looked at already in this run. */
    readonly except: readonly string[];
  },
): Promise<readonly DueMessage[]> {
  const now = asked.time.now.toString();
  const leaseBegan = asked.wallNow.subtract({ minutes: claimLeaseMinutes });
  const found = await sql<DueMessage>`
    select id as "messageId", cardholder_id as "cardholderId" from messages
    where institution_id = ${asked.institutionId} and state in ('queued', 'held')
      and ((claimed_at is null and expires_at <= ${now}::timestamptz)
        or (claimed_at is null and due_at <= ${now}::timestamptz
          and (state = 'queued' or reason = 'law') and channel in ('sms', 'email')
          and (try_after is null or try_after <= ${asked.wallNow.toString()}::timestamptz))
        or claimed_at <= ${leaseBegan.toString()}::timestamptz)
      and id <> all(${asked.except}::uuid[])
    order by due_at, id
    limit ${dueMessagesMax}`.execute(tx);
  return found.rows;
}
