// SPDX-License-Identifier: Apache-2.0
// What a batch of rows means beside what is stored: new, differing, the same, older than what is
// known, or not to be believed. A dry run and a merge ask the same question here.
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { newId } from '@fairvisit/domain/ids.ts';
import type { Tx } from '../db/database.ts';
import type { Ground } from '../ground.ts';
import { hexOf, type KnownAccount, knownAccounts, knownCustomers } from './known-accounts.query.ts';
import { customerSource, type StagedRow } from './merge-context.ts';
import type { PortfolioRow, RowFault, RowProblem } from './reading/portfolio-row.ts';
import { contentHash } from './row-to-store.ts';

export interface JudgedRow {
  readonly row: PortfolioRow;
  readonly hash: Buffer;
  readonly before: KnownAccount | null;
  readonly accountId: string;
  readonly cardholderId: string;
  readonly isNewPerson: boolean;
  /** Set where the directory does not know the customer's reference yet. */
  readonly newReference: Buffer | null;
}

export interface JudgedRows {
  readonly fresh: readonly JudgedRow[];
  readonly differing: readonly JudgedRow[];
  /** The same content under a newer day. */
  readonly sameButNewer: readonly JudgedRow[];
  /** Older than what is stored: only its missing statements are of use. */
  readonly older: readonly JudgedRow[];
  readonly same: number;
  readonly faults: readonly RowFault[];
}

export interface Judging {
  readonly ground: Pick<Ground, 'keyring' | 'ids'>;
  readonly institutionId: InstitutionId;
}

export async function judgeRows(
  tx: Tx,
  judging: Judging,
  staged: readonly StagedRow[],
): Promise<JudgedRows> {
  const { ground, institutionId } = judging;
  const accounts = await knownAccounts(
    tx,
    institutionId,
    staged.map(({ row }) => row.accountReference),
  );
  const sorted: Sorted = { toPlace: [], sameButNewer: [], older: [], same: 0 };
  for (const item of staged) {
    const before = accounts.get(item.row.accountReference) ?? null;
    sortRow(sorted, item, {
      before,
      hash: contentHash(ground.keyring, institutionId, item.row),
    });
  }
  const placed = await placeWithPersons(tx, judging, sorted.toPlace);
  return {
    fresh: placed.rows.filter((row) => row.before === null),
    differing: placed.rows.filter((row) => row.before !== null),
    sameButNewer: sorted.sameButNewer,
    older: sorted.older,
    same: sorted.same,
    faults: placed.faults,
  };
}

interface Unplaced extends StagedRow {
  readonly hash: Buffer;
  readonly before: KnownAccount | null;
}

interface Sorted {
  readonly toPlace: Unplaced[];
  readonly sameButNewer: JudgedRow[];
  readonly older: JudgedRow[];
  same: number;
}

function sortRow(
  sorted: Sorted,
  item: StagedRow,
  found: { readonly before: KnownAccount | null; readonly hash: Buffer },
): void {
  const { before, hash } = found;
  if (before === null || before.currency !== item.row.currency) {
    sorted.toPlace.push({ ...item, before, hash });
    return;
  }
  const known = {
    row: item.row,
    hash,
    before,
    accountId: before.accountId,
    cardholderId: before.cardholderId,
    isNewPerson: false,
    newReference: null,
  };
  const fileOn = before.fileOn?.toString() ?? '';
  if (item.row.asOfOn < fileOn) sorted.older.push(known);
  else if (!hash.equals(before.contentHash)) sorted.toPlace.push({ ...item, before, hash });
  else if (item.row.asOfOn > fileOn) sorted.sameButNewer.push(known);
  else sorted.same += 1;
}

interface Placing {
  /** Cardholder by reference hash: what is stored, and what this batch adds. */
  readonly customers: Map<string, string>;
}

async function placeWithPersons(
  tx: Tx,
  judging: Judging,
  rows: readonly Unplaced[],
): Promise<{ readonly rows: JudgedRow[]; readonly faults: RowFault[] }> {
  const { keyring } = judging.ground;
  const hashOf = (reference: string) =>
    keyring.referenceHash(judging.institutionId, customerSource, reference);
  const hashed = rows.map((item) => ({
    item,
    customer: hashOf(item.row.customerReference),
    account: hashOf(item.row.accountReference),
  }));
  const customers = await knownCustomers(tx, judging.institutionId, {
    source: customerSource,
    hashes: [...new Map(hashed.flatMap(both)).values()],
  });
  const placing: Placing = { customers };
  const placed: JudgedRow[] = [];
  const faults: RowFault[] = [];
  for (const one of hashed) {
    const problem = problemOf(one, placing);
    if (problem) {
      faults.push({ line: one.item.row.line, problems: [problem], raw: one.item.raw });
    } else placed.push(place(one, placing, judging));
  }
  return { rows: placed, faults };
}

interface HashedRow {
  readonly item: Unplaced;
  readonly customer: Buffer;
  readonly account: Buffer;
}

function both({ customer, account }: HashedRow): [string, Buffer][] {
  return [
    [hexOf(customer), customer],
    [hexOf(account), account],
  ];
}

/** An account never changes its owner or currency by a file: it would tell one person's debt to another. */
function problemOf({ item, customer, account }: HashedRow, placing: Placing): RowProblem | null {
  const { before, row } = item;
  if (before === null) return null;
  if (before.currency !== row.currency) return { field: 'currency', code: 'other_currency' };
  const owner = placing.customers.get(hexOf(customer));
  if (owner === before.cardholderId) return null;
  // An account that came without a customer's reference may get one later.
  const wasUnnamed = placing.customers.get(hexOf(account)) === before.cardholderId;
  if (owner === undefined && wasUnnamed) return null;
  return { field: 'customer_reference', code: 'other_customer' };
}

function place(hashed: HashedRow, placing: Placing, { ground }: Judging): JudgedRow {
  const { item, customer } = hashed;
  const key = hexOf(customer);
  const known = placing.customers.get(key);
  const cardholderId = item.before?.cardholderId ?? known ?? newId<string>(ground.ids);
  const newReference = known === undefined ? customer : null;
  if (newReference) placing.customers.set(key, cardholderId);
  const isNewPerson = item.before === null && newReference !== null;
  return {
    row: item.row,
    hash: item.hash,
    before: item.before,
    accountId: item.before?.accountId ?? newId<string>(ground.ids),
    cardholderId,
    isNewPerson,
    newReference,
  };
}
