// SPDX-License-Identifier: Apache-2.0
// Accounts of a batch. The file's own word (file_*) stands beside what payments make of it later;
// the bucket is that of the file's day, until the night counts again. Audited by the import.
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import { appendEvents } from '../events/append-events.ts';
import type { JudgedRow } from './judge-rows.query.ts';
import type { MergeContext } from './merge-context.ts';
import { bucketOfRow, type StatementToStore, statementsToStore } from './row-to-store.ts';

export interface AccountToStore extends JudgedRow {
  readonly statements: readonly StatementToStore[];
}

export function accountToStore(judged: JudgedRow): AccountToStore {
  const { before } = judged;
  const known = before?.lastCycleOn
    ? { cycleOn: before.lastCycleOn.toString(), status: before.lastStatus ?? 0 }
    : null;
  return { ...judged, statements: statementsToStore(judged.row, known) };
}

export async function insertAccounts(
  tx: Tx,
  { actor, time }: MergeContext,
  accounts: readonly AccountToStore[],
): Promise<void> {
  if (accounts.length === 0) return;
  await sql`insert into accounts
      (institution_id, cardholder_id, id, reference, product, currency, limit_minor, balance_minor,
       overdue_minor, minimum_minor, principal_minor, interest_minor, fees_minor, penalty_minor,
       statement_day, last_cycle_on, last_status, oldest_unpaid_due_on, due_source, file_due_on,
       file_overdue_minor, file_on, bucket, data_check, has_jump, content_hash, added_at, changed_at)
    select ${actor.institutionId}, cardholder_id, id, reference, coalesce(product, ''), currency,
      limit_minor, balance_minor, overdue_minor, minimum_minor, principal_minor, interest_minor,
      fees_minor, penalty_minor, statement_day, last_cycle_on, last_status, due_on, due_source,
      due_on, overdue_minor, file_on, bucket, data_check, has_jump, content_hash,
      ${time.now.toString()}::timestamptz, ${time.now.toString()}::timestamptz
    from ${told(accounts)}`.execute(tx);
  await sql`insert into account_directory (institution_id, reference, cardholder_id, account_id)
    select ${actor.institutionId}, reference, cardholder_id, id
    from unnest(
      ${accounts.map(({ row }) => row.accountReference)}::text[],
      ${accounts.map((account) => account.cardholderId)}::uuid[],
      ${accounts.map((account) => account.accountId)}::uuid[]
    ) as told (reference, cardholder_id, id)`.execute(tx);
}

export async function updateAccounts(
  tx: Tx,
  context: MergeContext,
  accounts: readonly AccountToStore[],
): Promise<void> {
  if (accounts.length === 0) return;
  const { actor, time } = context;
  await sql`update accounts
    set product = coalesce(told.product, accounts.product),
      limit_minor = told.limit_minor, balance_minor = told.balance_minor,
      overdue_minor = told.overdue_minor, minimum_minor = told.minimum_minor,
      principal_minor = told.principal_minor, interest_minor = told.interest_minor,
      fees_minor = told.fees_minor, penalty_minor = told.penalty_minor,
      statement_day = coalesce(told.statement_day, accounts.statement_day),
      last_cycle_on = greatest(told.last_cycle_on, accounts.last_cycle_on),
      last_status = case when told.last_cycle_on >= coalesce(accounts.last_cycle_on, '-infinity')
        then told.last_status else accounts.last_status end,
      has_jump = case when told.last_cycle_on >= coalesce(accounts.last_cycle_on, '-infinity')
        then told.has_jump else accounts.has_jump end,
      oldest_unpaid_due_on = told.due_on, due_source = told.due_source,
      file_due_on = told.due_on, file_overdue_minor = told.overdue_minor, file_on = told.file_on,
      data_check = told.data_check, content_hash = told.content_hash,
      bucket = case when exists (
          select from pauses where pauses.institution_id = accounts.institution_id
            and pauses.cardholder_id = accounts.cardholder_id and pauses.stops_count)
        then accounts.bucket else told.bucket end,
      changed_at = ${time.now.toString()}
    from ${told(accounts)}
    where accounts.institution_id = ${actor.institutionId}
      and accounts.cardholder_id = told.cardholder_id and accounts.id = told.id`.execute(tx);
  await appendEvents(tx, context, overdueEvents(context, accounts));
}

/** The same content under a newer day: the file's word holds from then on, and nothing else moves. */
export async function renewFileDay(
  tx: Tx,
  { actor }: MergeContext,
  accounts: readonly JudgedRow[],
): Promise<void> {
  if (accounts.length === 0) return;
  await sql`update accounts
    set file_on = told.file_on, oldest_unpaid_due_on = accounts.file_due_on,
      overdue_minor = accounts.file_overdue_minor,
      due_source = case when accounts.file_due_on is null then null
        when accounts.due_source = 'recomputed' or accounts.due_source is null then told.due_source
        else accounts.due_source end
    from unnest(
      ${accounts.map((account) => account.cardholderId)}::uuid[],
      ${accounts.map((account) => account.accountId)}::uuid[],
      ${accounts.map(({ row }) => row.asOfOn)}::date[],
      ${accounts.map(({ row }) => row.dueSource)}::text[]
    ) as told (cardholder_id, id, file_on, due_source)
    where accounts.institution_id = ${actor.institutionId}
      and accounts.cardholder_id = told.cardholder_id and accounts.id = told.id`.execute(tx);
}

function told(accounts: readonly AccountToStore[]) {
  const rows = accounts.map(({ row }) => row);
  const newest = accounts.map(({ statements }) => statements.at(-1) ?? null);
  return sql`unnest(
      ${accounts.map((account) => account.cardholderId)}::uuid[],
      ${accounts.map((account) => account.accountId)}::uuid[],
      ${rows.map((row) => row.accountReference)}::text[],
      ${rows.map((row) => row.product)}::text[],
      ${rows.map((row) => row.currency)}::text[],
      ${rows.map((row) => row.limitMinor)}::bigint[],
      ${rows.map((row) => row.balanceMinor)}::bigint[],
      ${rows.map(overdueOf)}::bigint[],
      ${rows.map((row) => row.minimumMinor)}::bigint[],
      ${rows.map((row) => row.principalMinor)}::bigint[],
      ${rows.map((row) => row.interestMinor)}::bigint[],
      ${rows.map((row) => row.feesMinor)}::bigint[],
      ${rows.map((row) => row.penaltyMinor)}::bigint[],
      ${rows.map((row) => row.statementDay)}::smallint[],
      ${newest.map((statement) => statement?.cycleOn ?? null)}::date[],
      ${newest.map((statement) => statement?.status ?? null)}::smallint[],
      ${rows.map((row) => row.oldestUnpaidDueOn)}::date[],
      ${rows.map((row) => row.dueSource)}::text[],
      ${rows.map((row) => row.asOfOn)}::date[],
      ${rows.map(bucketOfRow)}::text[],
      ${rows.map((row) => row.checks[0] ?? null)}::text[],
      ${newest.map((statement) => statement?.hasJump ?? false)}::boolean[],
      ${accounts.map((account) => account.hash)}::bytea[]
    ) as told (cardholder_id, id, reference, product, currency, limit_minor, balance_minor,
      overdue_minor, minimum_minor, principal_minor, interest_minor, fees_minor, penalty_minor,
      statement_day, last_cycle_on, last_status, due_on, due_source, file_on, bucket, data_check,
      has_jump, content_hash)`;
}

/** A late account whose file names no overdue amount owes what it owes in all. */
function overdueOf(row: JudgedRow['row']): number {
  if (row.overdueMinor !== null) return Math.max(row.overdueMinor, 0);
  return row.oldestUnpaidDueOn === null ? 0 : Math.max(row.balanceMinor, 0);
}

function overdueEvents({ importId }: MergeContext, accounts: readonly AccountToStore[]) {
  return accounts.flatMap(({ row, before, cardholderId, accountId }) => {
    if (before === null) return [];
    const dueBefore = before.fileDueOn?.toString() ?? null;
    const isSame =
      dueBefore === row.oldestUnpaidDueOn && before.fileOverdueMinor === overdueOf(row);
    if (isSame) return [];
    const dueOn = row.oldestUnpaidDueOn;
    const codes = { importId, dueOn, dueOnBefore: dueBefore, bucket: bucketOfRow(row) };
    return [{ kind: 'account.overdue-changed', cardholderId, subjectId: accountId, codes }];
  });
}
