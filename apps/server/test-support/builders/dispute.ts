// SPDX-License-Identifier: Apache-2.0
// An objection of a person to an account, as it stands in the database.
import { newId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import type { TestWorld } from '../test-ground.ts';

export interface DisputeOptions {
  readonly subject?: 'fraud' | 'amount' | 'fee' | 'other';
  /** The whole account when left out. */
  readonly amountMinor?: number;
  readonly openedOn?: string;
  readonly closedOn?: string;
}

/** Opens a dispute; gives its id. */
export async function aDispute(
  { ground, institutionId }: TestWorld,
  account: { readonly cardholderId: string; readonly accountId: string },
  options: DisputeOptions = {},
): Promise<string> {
  const disputeId = newId<string>(ground.ids);
  await ground.db.forInstitution(institutionId, async (tx) => {
    await sql`insert into account_disputes
        (institution_id, cardholder_id, id, account_id, subject, amount_minor, opened_on,
         closed_on, recorded_at)
      values (${institutionId}, ${account.cardholderId}, ${disputeId}, ${account.accountId},
        ${options.subject ?? 'amount'}, ${options.amountMinor ?? null},
        ${options.openedOn ?? '2026-09-05'}, ${options.closedOn ?? null},
        '2026-09-05T01:00:00Z')`.execute(tx);
  });
  return disputeId;
}
