// SPDX-License-Identifier: Apache-2.0
// The officers who work here, with what decides whether they may go out on a day.
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db/database.ts';
import type { Officer } from './form-pairs.ts';

const officersMax = 1_000;
const inspectionDays = 365;

interface OfficerRow extends Omit<Officer, 'base' | 'isAgencyListed' | 'inspectionValidUntil'> {
  readonly listedUntil: Temporal.PlainDate | null;
  readonly inspectedOn: Temporal.PlainDate | null;
  readonly lat: number | null;
  readonly lng: number | null;
}

export async function officersFor(
  tx: Tx,
  institutionId: InstitutionId,
  on: Temporal.PlainDate,
): Promise<Officer[]> {
  const found = await sql<OfficerRow>`
    select staff.id, staff.name, staff.badge_no as "badgeNo", staff.agency_id as "agencyId",
      staff.gender, staff.languages, staff.skills,
      staff.training_valid_until_on as "trainingValidUntil",
      staff.authorisation_valid_until_on as "authorisationValidUntil",
      agencies.listed_until_on as "listedUntil", agencies.inspected_on as "inspectedOn",
      staff.base_lat as lat, staff.base_lng as lng
    from staff
    left join agencies on agencies.institution_id = staff.institution_id
      and agencies.id = staff.agency_id
    where staff.institution_id = ${institutionId} and staff.role = 'officer' and staff.is_active
    order by staff.id
    limit ${officersMax}`.execute(tx);
  return found.rows.map(({ listedUntil, inspectedOn, lat, lng, ...row }) => {
    const inspectionValidUntil = inspectedOn?.add({ days: inspectionDays }) ?? null;
    return {
      ...row,
      inspectionValidUntil,
      isAgencyListed: reaches(listedUntil, on) && reaches(inspectionValidUntil, on),
      base: lat === null || lng === null ? null : { lat, lng },
    };
  });
}

function reaches(until: Temporal.PlainDate | null, on: Temporal.PlainDate): boolean {
  return until !== null && until.since(on).sign >= 0;
}
