// SPDX-License-Identifier: Apache-2.0
// Statements of a batch. A cycle is written once and again only where the bank corrected it.
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import type { MergeContext } from './merge-context.ts';
import type { AccountToStore } from './store-accounts.action.ts';

/** `add-missing`: an older file may fill a gap, it never corrects what a newer one said. */
export async function storeStatements(
  tx: Tx,
  { actor }: MergeContext,
  store: {
    readonly accounts: readonly AccountToStore[];
    readonly mode: 'newest' | 'add-missing';
  },
): Promise<void> {
  const rows = store.accounts.flatMap(({ cardholderId, accountId, statements }) =>
    statements.map((statement) => ({ ...statement, cardholderId, accountId })),
  );
  if (rows.length === 0) return;
  const onConflict =
    store.mode === 'add-missing'
      ? sql`do nothing`
      : sql`do update
        set status = excluded.status, bill_minor = excluded.bill_minor,
          paid_minor = excluded.paid_minor, has_jump = excluded.has_jump
        where (statements.status, statements.bill_minor, statements.paid_minor, statements.has_jump)
          is distinct from
          (excluded.status, excluded.bill_minor, excluded.paid_minor, excluded.has_jump)`;
  await sql`insert into statements
      (institution_id, cardholder_id, account_id, cycle_on, status, bill_minor, paid_minor,
       has_jump)
    select ${actor.institutionId}, cardholder_id, account_id, cycle_on, status, bill, paid, has_jump
    from unnest(
      ${rows.map((row) => row.cardholderId)}::uuid[],
      ${rows.map((row) => row.accountId)}::uuid[],
      ${rows.map((row) => row.cycleOn)}::date[],
      ${rows.map((row) => row.status)}::smallint[],
      ${rows.map((row) => row.billMinor)}::bigint[],
      ${rows.map((row) => row.paidMinor)}::bigint[],
      ${rows.map((row) => row.hasJump)}::boolean[]
    ) as told (cardholder_id, account_id, cycle_on, status, bill, paid, has_jump)
    on conflict (institution_id, cardholder_id, account_id, cycle_on) ${onConflict}`.execute(tx);
}
