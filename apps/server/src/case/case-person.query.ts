// SPDX-License-Identifier: Apache-2.0
// The person of a case page with his newest case: masked values only, and codes.
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db/database.ts';

export interface PersonAsked {
  readonly institutionId: InstitutionId;
  readonly cardholderId: string;
}

export interface CasePerson {
  readonly zone: string;
  readonly language: 'zh' | 'en';
  readonly isMadeUp: boolean;
  readonly nameMasked: string;
  readonly identityMasked: string | null;
  readonly caseId: string | null;
  readonly state: 'open' | 'paused' | 'closed' | null;
  readonly openedOn: Temporal.PlainDate | null;
  readonly closedOn: Temporal.PlainDate | null;
  readonly closeReason: string | null;
  readonly priorityStep: number | null;
  readonly priorityReasons: string[] | null;
}

/** Null when there is no such person here. The case that is not closed comes before closed ones. */
export async function casePerson(tx: Tx, asked: PersonAsked): Promise<CasePerson | null> {
  const found = await sql<CasePerson>`
    select cardholders.zone, cardholders.language, cardholders.is_made_up as "isMadeUp",
      coalesce(cardholder_names.name_masked, '') as "nameMasked",
      cardholder_names.identity_masked as "identityMasked", cases.id as "caseId", cases.state,
      cases.opened_on as "openedOn", cases.closed_on as "closedOn",
      cases.close_reason as "closeReason", cases.priority_step as "priorityStep",
      cases.priority_reasons as "priorityReasons"
    from cardholders
    left join cardholder_names on cardholder_names.institution_id = cardholders.institution_id
      and cardholder_names.cardholder_id = cardholders.id
    left join cases on cases.institution_id = cardholders.institution_id
      and cases.cardholder_id = cardholders.id
    where cardholders.institution_id = ${asked.institutionId}
      and cardholders.id = ${asked.cardholderId}
    order by (cases.state = 'closed') nulls last, cases.opened_on desc, cases.id desc
    limit 1`.execute(tx);
  return found.rows[0] ?? null;
}
