// SPDX-License-Identifier: Apache-2.0
// The most pressing open cases for which no visit is under way yet, in the order of the worklist.
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';

export async function worklistTop(tx: Tx, institutionId: string, most: number): Promise<string[]> {
  const found = await sql<{ cardholderId: string }>`
    select cases.cardholder_id as "cardholderId"
    from cases
    where cases.institution_id = ${institutionId} and cases.state = 'open'
      and cases.priority_step > 0
      and not exists (
        select 1 from visit_requests
        where visit_requests.institution_id = cases.institution_id
          and visit_requests.cardholder_id = cases.cardholder_id and visit_requests.state = 'open'
      )
      and not exists (
        select 1 from visits
        where visits.institution_id = cases.institution_id
          and visits.cardholder_id = cases.cardholder_id
          and visits.state in ('proposed', 'planned')
      )
    order by cases.priority_step desc, cases.opened_on, cases.id
    limit ${most}`.execute(tx);
  return found.rows.map((row) => row.cardholderId);
}
