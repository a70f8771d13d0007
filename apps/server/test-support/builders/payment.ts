// SPDX-License-Identifier: Apache-2.0
// A payment that the newest file does not know of, as it stands in the database.
import { newId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import type { TestWorld } from '../test-ground.ts';

export interface PaymentOptions {
  readonly amountMinor: number;
  readonly valuedOn: string;
  readonly dueOn?: string | null;
  readonly reversedOn?: string | null;
}

/** Adds a payment, and nothing that follows from it; gives its id. */
export async function aPayment(
  { ground, institutionId }: TestWorld,
  account: { readonly cardholderId: string; readonly accountId: string },
  options: PaymentOptions,
): Promise<string> {
  const paymentId = newId<string>(ground.ids);
  await ground.db.forInstitution(institutionId, async (tx) => {
    await sql`insert into payments
        (institution_id, cardholder_id, account_id, id, amount_minor, valued_on, due_on,
         received_at, reversed_on)
      values (${institutionId}, ${account.cardholderId}, ${account.accountId}, ${paymentId},
        ${options.amountMinor}, ${options.valuedOn}, ${options.dueOn ?? null},
        '2026-09-01T00:00:00Z', ${options.reversedOn ?? null})`.execute(tx);
  });
  return paymentId;
}
