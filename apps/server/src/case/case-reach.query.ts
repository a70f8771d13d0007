// SPDX-License-Identifier: Apache-2.0
// The ways to reach a person: numbers, mail, addresses; masked, with their source.
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db/database.ts';
import type { PersonAsked } from './case-person.query.ts';

const waysShownMax = 50;

export interface CaseContactPoint {
  readonly id: string;
  readonly kind: 'phone' | 'email';
  readonly valueMasked: string;
  readonly source: string;
  readonly confirmedOn: Temporal.PlainDate | null;
  readonly isFrozen: boolean;
}

export async function caseContactPoints(tx: Tx, asked: PersonAsked): Promise<CaseContactPoint[]> {
  const found = await sql<CaseContactPoint>`
    select id, kind, value_masked as "valueMasked", source, confirmed_on as "confirmedOn",
      is_frozen as "isFrozen"
    from contact_points
    where institution_id = ${asked.institutionId} and cardholder_id = ${asked.cardholderId}
    order by is_frozen, kind desc, confirmed_on desc nulls last, id
    limit ${waysShownMax}`.execute(tx);
  return found.rows;
}

export interface CaseAddress {
  readonly id: string;
  readonly kind: 'residence' | 'work' | 'hukou' | 'billing';
  readonly textMasked: string;
  readonly communityCode: string | null;
  readonly hasPosition: boolean;
  readonly source: string;
  readonly confirmedOn: Temporal.PlainDate | null;
  readonly livesHereConfirmedOn: Temporal.PlainDate | null;
  readonly isRetired: boolean;
}

export async function caseAddresses(tx: Tx, asked: PersonAsked): Promise<CaseAddress[]> {
  const found = await sql<CaseAddress>`
    select id, kind, text_masked as "textMasked", community_code as "communityCode",
      position_sealed is not null as "hasPosition", source, confirmed_on as "confirmedOn",
      lives_here_confirmed_on as "livesHereConfirmedOn", retired_at is not null as "isRetired"
    from addresses
    where institution_id = ${asked.institutionId} and cardholder_id = ${asked.cardholderId}
    order by retired_at is not null, kind, confirmed_on desc nulls last, id
    limit ${waysShownMax}`.execute(tx);
  return found.rows;
}
