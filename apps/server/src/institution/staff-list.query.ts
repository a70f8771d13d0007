// SPDX-License-Identifier: Apache-2.0
// Everybody who works for the institution, its own people and its agencies' officers.
import type { Answer } from '@fairvisit/api/route-table.ts';
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db/database.ts';

const staffMax = 2_000;

export async function staffList(
  tx: Tx,
  institutionId: InstitutionId,
): Promise<Answer<'staff.list'>> {
  const found = await sql<StaffRow>`
    select staff.id, staff.name, staff.sign_in_name, staff.role, staff.badge_no,
      agencies.name_zh, agencies.name_en, staff.training_valid_until_on,
      staff.authorisation_valid_until_on, staff.is_active, staff.is_made_up
    from staff
    left join agencies
      on agencies.institution_id = staff.institution_id and agencies.id = staff.agency_id
    where staff.institution_id = ${institutionId}
    order by staff.role, staff.sign_in_name, staff.id
    limit ${staffMax}`.execute(tx);
  return {
    rows: found.rows.map((row) => ({
      id: row.id,
      name: row.name,
      signInName: row.sign_in_name,
      role: row.role,
      badgeNo: row.badge_no,
      agency:
        row.name_zh === null || row.name_en === null ? null : { zh: row.name_zh, en: row.name_en },
      trainingValidUntilOn: row.training_valid_until_on?.toString() ?? null,
      authorisationValidUntilOn: row.authorisation_valid_until_on?.toString() ?? null,
      isActive: row.is_active,
      isMadeUp: row.is_made_up,
    })),
  };
}

interface StaffRow {
  readonly id: string;
  readonly name: string;
  readonly sign_in_name: string;
  readonly role: string;
  readonly badge_no: string | null;
  readonly name_zh: string | null;
  readonly name_en: string | null;
  readonly training_valid_until_on: Temporal.PlainDate | null;
  readonly authorisation_valid_until_on: Temporal.PlainDate | null;
  readonly is_active: boolean;
  readonly is_made_up: boolean;
}
