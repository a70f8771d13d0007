// SPDX-License-Identifier: Apache-2.0
// All pauses of a person, newest first; one that somebody ended is over on the day he did.
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db/database.ts';
import type { PersonAsked } from './case-person.query.ts';

export interface CasePause {
  readonly id: string;
  readonly reason: string;
  readonly fromOn: Temporal.PlainDate;
  readonly untilOn: Temporal.PlainDate | null;
  readonly toldOn: Temporal.PlainDate;
  readonly stopsContact: boolean;
  readonly stopsCount: boolean;
}

export async function casePauses(tx: Tx, asked: PersonAsked): Promise<CasePause[]> {
  const found = await sql<CasePause>`
    select pauses.id, reason, from_on as "fromOn",
      least(until_on, (ended_at at time zone cardholders.zone)::date) as "untilOn",
      told_on as "toldOn", stops_contact as "stopsContact", stops_count as "stopsCount"
    from pauses
    join cardholders on cardholders.institution_id = pauses.institution_id
      and cardholders.id = pauses.cardholder_id
    where pauses.institution_id = ${asked.institutionId}
      and pauses.cardholder_id = ${asked.cardholderId}
    order by from_on desc, pauses.id desc
    limit 100`.execute(tx);
  return found.rows;
}
