// SPDX-License-Identifier: Apache-2.0
// A closed case takes its open requests and its visits with it: nobody is sent where nothing is due.
import { sql } from 'kysely';
import { lockDays } from '../day-plan/lock-day.query.ts';
import { daysOfPeople } from '../day-plan/standing-plan.query.ts';
import type { Tx } from '../db/database.ts';
import { cancelMessages } from '../message/cancel-messages.action.ts';
import { callOffForMany } from '../visit/call-off-visits.action.ts';
import type { CloseReason } from './judge-person.ts';
import type { NightContext } from './night-context.ts';

export interface ClosedCase {
  readonly cardholderId: string;
  readonly caseId: string;
  readonly reason: CloseReason;
}

export async function closeCases(
  tx: Tx,
  context: NightContext,
  rows: readonly ClosedCase[],
): Promise<void> {
  if (rows.length === 0) return;
  const { writing, on } = context;
  const institutionId = writing.actor.institutionId;
  const persons = rows.map((row) => row.cardholderId);
  const now = writing.time.now.toString();
  await sql`update cases
    set state = 'closed', closed_on = greatest(${on.toString()}::date, opened_on),
      close_reason = closed.reason, priority_step = 0, priority_reasons = '{}', changed_at = ${now}
    from unnest(
      ${persons}::uuid[],
      ${rows.map((row) => row.caseId)}::uuid[],
      ${rows.map((row) => row.reason)}::text[]
    ) as closed (cardholder_id, id, reason)
    where cases.institution_id = ${institutionId}
      and cases.cardholder_id = closed.cardholder_id and cases.id = closed.id`.execute(tx);
  await sql`update visit_requests
    set state = 'withdrawn', decided_at = ${now}, reason = 'case-closed'
    where institution_id = ${institutionId} and state = 'open'
      and cardholder_id = any(${persons}::uuid[])`.execute(tx);
  // All days at once, in the order of time: reason by reason they would come in any order, and whoever
  // moves between two of them would wait for this night while it waits for him.
  await lockDays(tx, institutionId, await daysOfPeople(tx, institutionId, persons));
  for (const reason of new Set(rows.map((row) => row.reason))) {
    const cardholderIds = rows.flatMap((row) => (row.reason === reason ? [row.cardholderId] : []));
    await callOffForMany(tx, writing, { cardholderIds, reason: endReasons[reason] });
    for (const cardholderId of await withReminders(tx, context, cardholderIds)) {
      await cancelMessages(tx, writing, {
        cardholderId,
        kinds: ['payment-reminder'],
        reason: endReasons[reason],
      });
    }
  }
}

/** Few of the people whose cases close have a reminder waiting: only those are gone through. */
async function withReminders(
  tx: Tx,
  { writing }: NightContext,
  cardholderIds: readonly string[],
): Promise<readonly string[]> {
  const found = await sql<{ cardholderId: string }>`
    select distinct cardholder_id as "cardholderId" from messages
    where institution_id = ${writing.actor.institutionId}
      and cardholder_id = any(${cardholderIds}::uuid[])
      and kind = 'payment-reminder' and state in ('queued', 'held')
    order by cardholder_id
    limit ${cardholderIds.length}`.execute(tx);
  return found.rows.map((row) => row.cardholderId);
}

/** Why visits and reminders of a case end that closes for this reason. */
const endReasons: Readonly<Record<CloseReason, string>> = {
  paid: 'paid',
  'below-tolerance': 'paid',
  'data-check': 'case-closed',
  deceased: 'case-closed',
};
