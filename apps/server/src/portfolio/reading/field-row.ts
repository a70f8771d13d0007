// SPDX-License-Identifier: Apache-2.0
// One line of a bank's daily file, held by field, to a portfolio row. The daily formats and every
// mapping end here, so that a rule about a field is written once.
import { type Currency, isCurrency, type Minor, minor } from '@fairvisit/domain/money/money.ts';
import { isMonth } from './cell-values.ts';
import { dueDateOf } from './due-date.ts';
import { type FieldCells, fieldCells } from './field-cells.ts';
import { readPerson } from './field-person.ts';
import { type FieldSettings, ourWord } from './field-settings.ts';
import {
  fault,
  type PartyRole,
  type PortfolioRow,
  type ReadCells,
  type ReadStatement,
} from './portfolio-row.ts';
import { textCharactersMax } from './reading-limits.ts';

export function fieldRowReader(settings: FieldSettings): ReadCells {
  return (line, raw) => {
    const cells = fieldCells(raw, settings.formats);
    const row = readRow(cells, settings);
    const [first, ...others] = cells.problems;
    if (first !== undefined) return fault(line, raw, [first, ...others]);
    return { kind: 'row', row: { ...row, line } };
  };
}

function readRow(cells: FieldCells, settings: FieldSettings): Omit<PortfolioRow, 'line'> {
  const accountReference = cells.text('account_reference', textCharactersMax.reference);
  if (!cells.has('account_reference')) cells.fail('account_reference', 'missing_value');
  const customerReference = cells.text('customer_reference', textCharactersMax.reference);
  const role = readRole(cells, settings);
  const amounts = readAmounts(cells, role, readCurrency(cells, settings));
  const statementDay = cells.whole('statement_day', { min: 1, max: 31 });
  const asOfOn = cells.date('as_of_on') ?? settings.fileOn;
  if (asOfOn === null && !cells.has('as_of_on')) cells.fail('as_of_on', 'missing_value');
  const reportedDaysPastDue = cells.whole('days_past_due', { min: 0, max: 20_000 });
  const reportedPeriods = cells.whole('overdue_periods', { min: 0, max: 600 });
  const due = readDue(cells, {
    asOfOn: asOfOn ?? '',
    daysPastDue: reportedDaysPastDue,
    periods: reportedPeriods,
    statementDay,
    paymentDays: cells.whole('payment_days', { min: 1, max: 90 }) ?? settings.paymentDays,
    overdueMinor: amounts.overdueMinor,
    balanceMinor: amounts.balanceMinor,
  });
  const isLate = due.dueOn !== null && asOfOn !== null && due.dueOn < asOfOn;
  const owesNothing =
    amounts.overdueMinor === null ? amounts.balanceMinor <= 0 : amounts.overdueMinor <= 0;
  return {
    accountReference: accountReference ?? '',
    customerReference: customerReference ?? accountReference ?? '',
    role,
    product: cells.text('product', textCharactersMax.word) ?? settings.product,
    ...amounts,
    statementDay,
    lastStatementOn: cells.date('last_statement_on'),
    oldestUnpaidDueOn: due.dueOn,
    dueSource: due.source,
    reportedDaysPastDue,
    reportedPeriods,
    asOfOn: asOfOn ?? '',
    person: readPerson(cells, settings.addressKinds),
    statements: readStatements(cells, amounts.currency),
    attributes: {
      sex: cells.text('sex', textCharactersMax.word),
      schooling: cells.text('schooling', textCharactersMax.word),
      maritalStatus: cells.text('marital_status', textCharactersMax.word),
      age: cells.whole('age', { min: 0, max: 150 }),
    },
    checks: isLate && owesNothing ? ['late-with-nothing-owed'] : [],
    jumps: [],
  };
}

type Amounts = Pick<
  PortfolioRow,
  | 'currency'
  | 'limitMinor'
  | 'balanceMinor'
  | 'overdueMinor'
  | 'overdueSource'
  | 'minimumMinor'
  | 'principalMinor'
  | 'interestMinor'
  | 'feesMinor'
  | 'penaltyMinor'
>;

function readAmounts(cells: FieldCells, role: PartyRole, currency: Currency): Amounts {
  const balanceMinor = cells.amount('balance', currency);
  // The money stands on the cardholder's line; others on the account may come without it.
  if (role === 'cardholder' && !cells.has('balance')) cells.fail('balance', 'missing_value');
  const overdueMinor = cells.amount('overdue_amount', currency);
  return {
    currency,
    limitMinor: cells.amount('credit_limit', currency),
    balanceMinor: balanceMinor ?? minor(0),
    overdueMinor,
    overdueSource: overdueMinor === null ? null : 'file',
    minimumMinor: cells.amount('minimum_payment', currency),
    principalMinor: cells.amount('principal', currency),
    interestMinor: cells.amount('interest', currency),
    feesMinor: cells.amount('fees', currency),
    penaltyMinor: cells.amount('penalty', currency),
  };
}

function readCurrency(cells: FieldCells, settings: FieldSettings): Currency {
  const text = cells.text('currency', textCharactersMax.word);
  const code = text === null ? settings.currency : ourWord(settings.currencies, text);
  if (code !== null && isCurrency(code)) return code;
  cells.fail('currency', text === null ? 'missing_value' : 'unknown_currency');
  return 'CNY';
}

const ownRoles: ReadonlyMap<string, PartyRole> = new Map([
  ['cardholder', 'cardholder'],
  ['主卡', 'cardholder'],
  ['supplementary', 'supplementary'],
  ['附属卡', 'supplementary'],
  ['guarantor', 'guarantor'],
  ['担保人', 'guarantor'],
]);

function readRole(cells: FieldCells, settings: FieldSettings): PartyRole {
  const text = cells.text('role', textCharactersMax.word);
  if (text === null) return 'cardholder';
  const role = ownRoles.get(ourWord(settings.roles, text));
  if (role === undefined) cells.fail('role', 'unknown_role');
  return role ?? 'cardholder';
}

function readDue(
  cells: FieldCells,
  facts: Omit<Parameters<typeof dueDateOf>[0], 'dueOn'>,
): { readonly dueOn: string | null; readonly source: PortfolioRow['dueSource'] } {
  const dueOn = cells.date('oldest_unpaid_due_on');
  const nothing = { dueOn: null, source: null };
  // A row that already fails is not also blamed for what its broken cells would have said.
  if (cells.problems.length > 0) return nothing;
  const due = dueDateOf({ ...facts, dueOn });
  if (due.ok) return due.value;
  cells.fail('oldest_unpaid_due_on', due.code);
  return nothing;
}

function readStatements(cells: FieldCells, currency: Currency): ReadStatement[] {
  const month = cells.text('statement_month', textCharactersMax.word);
  if (month === null) return [];
  const iso = /^\d{6}$/.test(month) ? `${month.slice(0, 4)}-${month.slice(4)}` : month;
  if (!isMonth(iso)) cells.fail('statement_month', 'invalid_date');
  const billMinor: Minor | null = cells.amount('statement_bill', currency);
  const paidMinor = cells.amount('statement_paid', currency);
  return [{ month: iso, status: null, billMinor, paidMinor }];
}
