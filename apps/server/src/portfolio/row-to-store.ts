// SPDX-License-Identifier: Apache-2.0
// What of a read row the database keeps, worked out before any statement runs: statuses where the
// file has none, jumps against what was known before, and the hash that tells whether a row differs.
import { bucketOfDays, buckets, daysPastDue } from '@fairvisit/domain/account/delinquency.ts';
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { Temporal } from 'temporal-polyfill';
import type { Keyring } from '../people/keyring.ts';
import type { Bucket, PortfolioRow } from './reading/portfolio-row.ts';
import { bucketOfStatus } from './reading/uci-panel.ts';

export interface StatementToStore {
  readonly cycleOn: string;
  readonly status: number;
  readonly billMinor: number | null;
  readonly paidMinor: number | null;
  readonly hasJump: boolean;
}

/** What the account's newest statement said before this file. */
export interface StatementBefore {
  readonly cycleOn: string;
  readonly status: number;
}

/**
 * A keyed hash over all that a row says, its day left out: a bank's daily file says the same of
 * nearly everyone, and a new date alone is no change. Keyed, because names stand in it.
 */
export function contentHash(
  keyring: Keyring,
  institutionId: InstitutionId,
  row: PortfolioRow,
): Buffer {
  const { line: _line, asOfOn: _asOfOn, reportedDaysPastDue: _days, ...content } = row;
  const text = JSON.stringify(Object.entries(content).sort(([a], [b]) => (a < b ? -1 : 1)));
  return keyring.referenceHash(institutionId, 'portfolio-content', text);
}

/** The bucket on the day the file is true for. */
export function bucketOfRow(row: PortfolioRow): Bucket {
  if (row.oldestUnpaidDueOn === null) return 'M0';
  const days = daysPastDue({
    oldestUnpaidDueOn: Temporal.PlainDate.from(row.oldestUnpaidDueOn),
    on: Temporal.PlainDate.from(row.asOfOn),
  });
  return bucketOfDays(days);
}

/** Oldest first. A file without months late gets those that follow from its due date. */
export function statementsToStore(
  row: PortfolioRow,
  before: StatementBefore | null,
): StatementToStore[] {
  const jumped = new Set(row.jumps.map((jump) => jump.month));
  let previous = before;
  return row.statements.map(({ month, status, billMinor, paidMinor }) => {
    const known = status ?? buckets.indexOf(bucketOfRow(row));
    const cycleOn = `${month}-01`;
    const follows = previous !== null && cycleOn > previous.cycleOn;
    const hasJump = jumped.has(month) || (follows && isJump(previous?.status ?? 0, known));
    previous = { cycleOn, status: known };
    return { cycleOn, status: known, billMinor, paidMinor, hasJump };
  });
}

/** Worse by more than one bucket from one cycle to the next; flagged, never refused. */
function isJump(from: number, to: number): boolean {
  return buckets.indexOf(bucketOfStatus(to)) - buckets.indexOf(bucketOfStatus(from)) > 1;
}
