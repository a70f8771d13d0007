// SPDX-License-Identifier: Apache-2.0
// The one shape every portfolio file is read into, whatever bank wrote it. Dates are ISO text
// here: staging copies them as they are, and 5,000,000 date objects would not fit the memory.
import type { Currency, Minor } from '@fairvisit/domain/money/money.ts';
import type { Result } from '@fairvisit/domain/result.ts';

export type PartyRole = 'cardholder' | 'supplementary' | 'guarantor';
export type AddressKind = 'residence' | 'work' | 'hukou' | 'billing';
/** Where a due date comes from; only `file` is the bank's own date. */
export type DueSource = 'file' | 'bank-reported' | 'cycle-derived';
export type Bucket = 'M0' | 'M1' | 'M2' | 'M3' | 'M4' | 'M5' | 'M6' | 'M7+';
export type FileScope = 'full' | 'delta';

export interface ReadAddress {
  readonly kind: AddressKind;
  readonly text: string;
  readonly communityCode: string | null;
  /** The bank's word for where it has the address from; `bank-file` when it says nothing. */
  readonly source: string;
  readonly confirmedOn: string | null;
}

export interface ReadPerson {
  readonly name: string | null;
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  readonly identityNumber: string | null;
  readonly addresses: readonly ReadAddress[];
}

export interface ReadStatement {
  /** `YYYY-MM`. */
  readonly month: string;
  /** Months late as the bank wrote it (-2 to 9), or null where the file has none. */
  readonly status: number | null;
  readonly billMinor: Minor | null;
  readonly paidMinor: Minor | null;
}

/** Kept apart from everything that decides treatment. */
export interface ReadAttributes {
  readonly sex: string | null;
  readonly schooling: string | null;
  readonly maritalStatus: string | null;
  readonly age: number | null;
}

export interface BucketJump {
  readonly month: string;
  readonly from: Bucket;
  readonly to: Bucket;
}

export interface PortfolioRow {
  readonly line: number;
  readonly accountReference: string;
  /** Several accounts of one person share it; the account reference where a file has none. */
  readonly customerReference: string;
  readonly role: PartyRole;
  readonly product: string | null;
  readonly currency: Currency;
  readonly limitMinor: Minor | null;
  readonly balanceMinor: Minor;
  readonly overdueMinor: Minor | null;
  /** `from-balance`: the file names no overdue amount, so the whole bill of a late account is it. */
  readonly overdueSource: 'file' | 'from-balance' | null;
  readonly minimumMinor: Minor | null;
  readonly principalMinor: Minor | null;
  readonly interestMinor: Minor | null;
  readonly feesMinor: Minor | null;
  readonly penaltyMinor: Minor | null;
  readonly statementDay: number | null;
  readonly lastStatementOn: string | null;
  /** Null means nothing is overdue; a late account without a date never gets this far. */
  readonly oldestUnpaidDueOn: string | null;
  readonly dueSource: DueSource | null;
  readonly reportedDaysPastDue: number | null;
  readonly reportedPeriods: number | null;
  /** The day the row's figures are true for. */
  readonly asOfOn: string;
  readonly person: ReadPerson;
  readonly statements: readonly ReadStatement[];
  readonly attributes: ReadAttributes;
  readonly checks: readonly DataCheck[];
  readonly jumps: readonly BucketJump[];
}

/** Doubts that do not hold a row back but keep its account from ever being visited. */
export type DataCheck = 'late-with-nothing-owed';

export type RowProblemCode =
  | 'missing_value'
  | 'missing_due_date'
  | 'due_after_file_date'
  | 'invalid_date'
  | 'invalid_amount'
  | 'amount_too_large'
  | 'invalid_number'
  | 'number_not_exact'
  | 'invalid_status'
  | 'unknown_currency'
  | 'unknown_role'
  | 'unknown_address_kind'
  | 'value_too_long'
  | 'duplicate_account'
  | 'unknown_account'
  | 'other_customer'
  | 'other_currency'
  | 'party_is_cardholder'
  | 'wrong_column_count'
  | 'broken_quotes';

export interface RowProblem {
  readonly field: string;
  readonly code: RowProblemCode;
}

/** A row for the quarantine: its cells by field, so that it can be corrected and read again. */
export interface RowFault {
  readonly line: number;
  readonly problems: readonly [RowProblem, ...RowProblem[]];
  readonly raw: Readonly<Record<string, string>>;
}

export type RowOrFault =
  | { readonly kind: 'row'; readonly row: PortfolioRow }
  | { readonly kind: 'fault'; readonly fault: RowFault };

/** A row with the cells it came from: it may still turn out not to fit what is stored. */
export type FileItem =
  | {
      readonly kind: 'row';
      readonly row: PortfolioRow;
      readonly raw: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'fault'; readonly fault: RowFault };

/** One line of a file before it means anything; `problem` is what the layout itself found. */
export interface RawRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly problem: RowProblem | null;
}

/** Batches of raw rows; a refused batch is the last one. */
export type RawRows = AsyncIterable<Result<readonly RawRow[]>>;

/** Reads one line's cells, held by field, into a row or its problems. */
export type ReadCells = (line: number, raw: Readonly<Record<string, string>>) => RowOrFault;

export function fault(
  line: number,
  raw: Readonly<Record<string, string>>,
  problems: readonly [RowProblem, ...RowProblem[]],
): RowOrFault {
  return { kind: 'fault', fault: { line, problems, raw } };
}
