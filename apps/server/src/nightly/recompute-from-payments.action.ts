// SPDX-License-Identifier: Apache-2.0
// Payments and reversals that the newest file does not know of change the oldest unpaid due date;
// the file's own word stays beside it, so that any day can be recomputed.
import { unpaidDue } from '@fairvisit/domain/account/unpaid-due.ts';
import { minor } from '@fairvisit/domain/money/money.ts';
import { dayAt } from '@fairvisit/domain/time/clock.ts';
import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db/database.ts';
import { type ChunkRange, type NightPayment, nightPayments } from './late-accounts.query.ts';
import type { NightContext } from './night-context.ts';

interface Recomputed {
  readonly cardholderId: string;
  readonly accountId: string;
  readonly dueOn: string | null;
  readonly overdueMinor: number;
}

/** Writes the accounts whose due date or overdue amount differs; gives how many. */
export async function recomputeFromPayments(
  tx: Tx,
  context: NightContext,
  range: ChunkRange,
): Promise<number> {
  const byAccount = new Map<string, NightPayment[]>();
  for (const payment of await nightPayments(tx, range)) {
    const own = byAccount.get(payment.accountId);
    if (own) own.push(payment);
    else byAccount.set(payment.accountId, [payment]);
  }
  const changed: Recomputed[] = [];
  for (const payments of byAccount.values()) {
    const recomputed = recompute(context, payments);
    if (recomputed) changed.push(recomputed);
  }
  if (changed.length === 0) return 0;
  const { writing } = context;
  await sql`update accounts
    set oldest_unpaid_due_on = changed.due_on, overdue_minor = changed.overdue_minor,
      due_source = case when changed.due_on is null then null else 'recomputed' end,
      changed_at = ${writing.time.now.toString()}
    from unnest(
      ${changed.map((row) => row.cardholderId)}::uuid[],
      ${changed.map((row) => row.accountId)}::uuid[],
      ${changed.map((row) => row.dueOn)}::date[],
      ${changed.map((row) => row.overdueMinor)}::bigint[]
    ) as changed (cardholder_id, id, due_on, overdue_minor)
    where accounts.institution_id = ${writing.actor.institutionId}
      and accounts.cardholder_id = changed.cardholder_id and accounts.id = changed.id`.execute(tx);
  return changed.length;
}

function recompute(context: NightContext, payments: readonly NightPayment[]): Recomputed | null {
  const [first] = payments;
  if (!first) return null;
  const state = unpaidDue(
    { on: first.fileOn, dueOn: first.fileDueOn, overdue: minor(first.fileOverdueMinor) },
    payments.map((payment) => ({
      amount: minor(payment.amountMinor),
      valuedOn: payment.valuedOn,
      dueOn: payment.dueOn,
      reversedOn: payment.reversedOn,
      receivedOn: payment.receivedOn,
    })),
    { of: bookingDay(context, first.zone), anchor: context.rules.reversalAnchor },
  );
  const dueOn = state.oldestUnpaidDueOn?.toString() ?? null;
  const isSame =
    dueOn === (first.oldestUnpaidDueOn?.toString() ?? null) && state.overdue === first.overdueMinor;
  if (isSame) return null;
  return {
    cardholderId: first.cardholderId,
    accountId: first.accountId,
    dueOn,
    overdueMinor: state.overdue,
  };
}

/** A payment counts from its day at the bank, though it is still the day before where he lives. */
function bookingDay({ at, on }: NightContext, zone: string): Temporal.PlainDate {
  const here = dayAt(at, zone);
  return Temporal.PlainDate.compare(here, on) < 0 ? on : here;
}
