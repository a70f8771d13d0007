// SPDX-License-Identifier: Apache-2.0
// The bank's monthly statement tells amount and due date: it is the reminder the law asks for. It
// counts as sent when its month is over, since the file does not say on which day of it.
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import type { FactsAsked } from './facts-asked.ts';

export interface StatementRow {
  readonly cardholder_id: string;
  /** The first day of the month after the newest finished cycle. */
  readonly told_day: number;
}

export async function statementsOf(tx: Tx, asked: FactsAsked): Promise<readonly StatementRow[]> {
  const monthStart = asked.time.day.with({ day: 1 }).toString();
  const found = await sql<StatementRow>`
    select statements.cardholder_id,
      (max(statements.cycle_on) + interval '1 month')::date - date '1970-01-01' as told_day
    from unnest(${asked.cardholderIds}::uuid[]) as asked (id)
    join statements
      on statements.institution_id = ${asked.institutionId}
      and statements.cardholder_id = asked.id
    where statements.cycle_on < ${monthStart}::date
    group by statements.cardholder_id
    order by statements.cardholder_id
    limit ${asked.cardholderIds.length}`.execute(tx);
  return found.rows;
}
