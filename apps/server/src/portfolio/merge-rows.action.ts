// SPDX-License-Identifier: Apache-2.0
// Merges a batch of rows in the caller's transaction: judge, then write only what differs. Imports
// and corrected quarantine rows both go through here. The caller writes the audit row.
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import { supersedeWhereChanged, watchFigures } from '../dossier/supersede-dossiers.action.ts';
import { rangeOfPerson } from '../nightly/late-accounts.query.ts';
import { nightRules } from '../nightly/night-rules.query.ts';
import { recomputeFromPayments } from '../nightly/recompute-from-payments.action.ts';
import { type JudgedRow, judgeRows } from './judge-rows.query.ts';
import type { MergeContext, MergeCounts, StagedRow } from './merge-context.ts';
import { personsOfRows } from './person-of-rows.ts';
import {
  accountToStore,
  insertAccounts,
  renewFileDay,
  updateAccounts,
} from './store-accounts.action.ts';
import { storeDataChecks } from './store-data-checks.action.ts';
import { mergeParties } from './store-parties.action.ts';
import { storePersons } from './store-persons.action.ts';
import { storeStatements } from './store-statements.action.ts';

export async function mergeRows(
  tx: Tx,
  context: MergeContext,
  staged: readonly StagedRow[],
): Promise<MergeCounts> {
  const { actor, ground } = context;
  // A correction by hand and a running import would add the same account twice.
  await sql`select pg_advisory_xact_lock(
    hashtextextended(${`portfolio-merge|${actor.institutionId}`}, 0))`.execute(tx);
  // A plan made while the tables were empty reads them whole for every row, and stays in the session:
  // the foreign keys of 180,000 statements then take minutes instead of seconds.
  await sql`set local enable_seqscan = off`.execute(tx);
  const holders = staged.filter(({ row }) => row.role === 'cardholder');
  const parties = staged.filter(({ row }) => row.role !== 'cardholder');
  const judged = await judgeRows(tx, { ground, institutionId: actor.institutionId }, holders);
  const written = [...judged.fresh, ...judged.differing];
  const watched = await watchFigures(tx, {
    institutionId: actor.institutionId,
    cardholderIds: [...written, ...judged.sameButNewer].map((one) => one.cardholderId),
  });
  await storePersons(tx, context, personsOfRows(written));
  const fresh = judged.fresh.map(accountToStore);
  const differing = judged.differing.map(accountToStore);
  await insertAccounts(tx, context, fresh);
  await updateAccounts(tx, context, differing);
  await renewFileDay(tx, context, judged.sameButNewer);
  await storeStatements(tx, context, { accounts: [...fresh, ...differing], mode: 'newest' });
  await storeStatements(tx, context, {
    accounts: judged.older.map(accountToStore),
    mode: 'add-missing',
  });
  await storeDataChecks(tx, context, written);
  await keepLaterPayments(tx, context, [...judged.differing, ...judged.sameButNewer]);
  await supersedeWhereChanged(tx, context, watched);
  const partyFaults = await mergeParties(tx, context, parties);
  return {
    inserted: fresh.length,
    updated: differing.length,
    unchanged: judged.same + judged.sameButNewer.length + judged.older.length,
    faults: [...judged.faults, ...partyFaults],
  };
}

/** Payments that the file does not know of yet still count: they are taken off again at once. */
async function keepLaterPayments(
  tx: Tx,
  context: MergeContext,
  accounts: readonly JudgedRow[],
): Promise<void> {
  if (accounts.length === 0) return;
  const { actor, time } = context;
  const found = await sql<{ cardholderId: string }>`
    select distinct payments.cardholder_id as "cardholderId"
    from payments
    join accounts on accounts.institution_id = payments.institution_id
      and accounts.cardholder_id = payments.cardholder_id and accounts.id = payments.account_id
    where payments.institution_id = ${actor.institutionId}
      and payments.cardholder_id = any(${accounts.map((one) => one.cardholderId)}::uuid[])
      and (payments.valued_on > accounts.file_on or payments.reversed_on > accounts.file_on
        or (payments.received_at at time zone ${time.zone})::date > accounts.file_on)
    order by payments.cardholder_id
    limit ${accounts.length}`.execute(tx);
  if (found.rows.length === 0) return;
  const rules = await nightRules(tx, actor.institutionId);
  const night = { writing: context, on: time.day, at: time.now, rules };
  for (const { cardholderId } of found.rows) {
    await recomputeFromPayments(tx, night, rangeOfPerson(actor.institutionId, cardholderId));
  }
}
