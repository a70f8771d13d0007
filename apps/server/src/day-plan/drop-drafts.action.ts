// SPDX-License-Identifier: Apache-2.0
// A draft that was made before somebody agreed to his time may have him at another hour, or not at
// all. Published, it would break the promise, so it gives way; one that keeps the hour stays.
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import { type Writing, writeAudit } from '../audit/audit-entry.ts';
import type { Tx } from '../db/database.ts';

export interface PromiseGiven {
  readonly cardholderId: string;
  readonly visitId: string;
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
}

/** The caller holds the cardholder's row, as whoever writes or publishes a draft of him does. */
export async function dropDrafts(tx: Tx, writing: Writing, given: PromiseGiven): Promise<void> {
  const { institutionId } = writing.actor;
  const { cardholderId, from, until, visitId } = given;
  const dropped = await sql<{ id: string }>`
    update day_plans set state = 'superseded'
    from day_plan_visits
    where day_plans.institution_id = ${institutionId} and day_plans.state = 'draft'
      and day_plans.plan_on = ${from.toZonedDateTimeISO(writing.time.zone).toPlainDate().toString()}
      and day_plan_visits.institution_id = day_plans.institution_id
      and day_plan_visits.cardholder_id = ${cardholderId}
      and day_plan_visits.plan_id = day_plans.id and day_plan_visits.visit_id = ${visitId}
      and (day_plan_visits.team_no is null or day_plan_visits.starts_at < ${from.toString()}
        or day_plan_visits.ends_at > ${until.toString()})
    returning day_plans.id`.execute(tx);
  for (const { id } of dropped.rows) {
    await writeAudit(tx, writing, {
      act: 'day-plan.outdated',
      thing: 'day-plan',
      thingId: id,
      cardholderId,
      detail: { visitId },
    });
  }
}
