// SPDX-License-Identifier: Apache-2.0
// Who acts, for the law: a member of staff with training and, from an agency, its listing and its
// written authority. What nobody entered stays unknown.

import type { Facts } from '@fairvisit/law/input/facts-shape.ts';
import { day } from '@fairvisit/law/time/calendar-day.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db/database.ts';
import type { Actor } from '../ground.ts';

interface StaffRow {
  readonly agency_id: string | null;
  readonly training_valid_until_on: Temporal.PlainDate | null;
  readonly authorisation_valid_until_on: Temporal.PlainDate | null;
  readonly listed_until_on: Temporal.PlainDate | null;
  readonly inspected_on: Temporal.PlainDate | null;
}

const inspectionDays = 365;

export async function staffAsActor(
  tx: Tx,
  actor: Actor,
  today: Temporal.PlainDate,
): Promise<Facts['actor']> {
  const row = actor.kind === 'staff' ? await staffRow(tx, actor) : undefined;
  // Calls of the console leave by the institution's own recorded line; there is no other to enter.
  if (!row) return { kind: 'own_staff', usesOfficialNumber: true };
  const training = row.training_valid_until_on;
  const trained = training === null ? {} : { trainingValidTo: day(training.toString()) };
  if (row.agency_id === null) return { kind: 'own_staff', usesOfficialNumber: true, ...trained };
  const { listed_until_on: listed, inspected_on: inspected } = row;
  const authority = row.authorisation_valid_until_on;
  return {
    kind: 'agency',
    usesOfficialNumber: true,
    ...trained,
    ...(authority === null ? {} : { authorisationValidTo: day(authority.toString()) }),
    ...(listed === null ? {} : { whitelisted: day(listed.toString()) >= day(today.toString()) }),
    ...(inspected === null
      ? {}
      : { inspectionValidTo: day(inspected.toString()) + inspectionDays }),
  };
}

async function staffRow(
  tx: Tx,
  actor: Actor & { readonly kind: 'staff' },
): Promise<StaffRow | undefined> {
  const found = await sql<StaffRow>`
    select staff.agency_id, staff.training_valid_until_on, staff.authorisation_valid_until_on,
      agencies.listed_until_on, agencies.inspected_on
    from staff
    left join agencies on agencies.institution_id = staff.institution_id
      and agencies.id = staff.agency_id
    where staff.institution_id = ${actor.institutionId} and staff.id = ${actor.staffId}
    limit 1`.execute(tx);
  return found.rows[0];
}
