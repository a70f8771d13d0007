// SPDX-License-Identifier: Apache-2.0
// Accounts that a person must look at before anybody acts on them. A later file that makes sense
// closes the question; a later file that still makes none asks it again.
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import type { JudgedRow } from './judge-rows.query.ts';
import type { MergeContext } from './merge-context.ts';

/** Why a question closed without a person: the bank's next file answered it. */
export const clearedByFile = 'later-file';

export async function storeDataChecks(
  tx: Tx,
  { actor, time }: MergeContext,
  accounts: readonly JudgedRow[],
): Promise<void> {
  const opened = accounts.flatMap(({ row, cardholderId, accountId }) =>
    row.checks.map((code) => ({ code, cardholderId, accountId })),
  );
  if (opened.length > 0) {
    await sql`insert into data_checks
        (institution_id, cardholder_id, account_id, code, opened_at)
      select ${actor.institutionId}, cardholder_id, account_id, code,
        ${time.now.toString()}::timestamptz
      from unnest(
        ${opened.map((row) => row.cardholderId)}::uuid[],
        ${opened.map((row) => row.accountId)}::uuid[],
        ${opened.map((row) => row.code)}::text[]
      ) as told (cardholder_id, account_id, code)
      on conflict (institution_id, cardholder_id, account_id, code) do update
      set state = 'open', opened_at = excluded.opened_at, cleared_by = null, cleared_at = null,
        reason = null
      where data_checks.state <> 'open'`.execute(tx);
  }
  const sane = accounts.filter(
    ({ row, before }) => row.checks.length === 0 && before !== null && before.dataCheck !== null,
  );
  if (sane.length === 0) return;
  await sql`update data_checks
    set state = 'cleared', cleared_at = ${time.now.toString()}, reason = ${clearedByFile}
    where institution_id = ${actor.institutionId} and state = 'open'
      and account_id = any(${sane.map((account) => account.accountId)}::uuid[])
      and cardholder_id = any(${sane.map((account) => account.cardholderId)}::uuid[])`.execute(tx);
}
