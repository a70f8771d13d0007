// SPDX-License-Identifier: Apache-2.0
// How the person wants to be reached, and how not, as he told it; newest first.
import type { CaseWish } from '@fairvisit/api/case-visit.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db/database.ts';
import type { PersonAsked } from './case-person.query.ts';

const wishesShownMax = 20;

interface WishRow extends Omit<CaseWish, 'toldAt' | 'withdrawnAt'> {
  readonly toldAt: Temporal.Instant;
  readonly withdrawnAt: Temporal.Instant | null;
}

export async function caseWishes(tx: Tx, asked: PersonAsked): Promise<CaseWish[]> {
  const found = await sql<WishRow>`
    select id, channel, wish, told_at as "toldAt", told_via as "toldVia",
      withdrawn_at as "withdrawnAt"
    from channel_wishes
    where institution_id = ${asked.institutionId} and cardholder_id = ${asked.cardholderId}
    order by told_at desc, id desc
    limit ${wishesShownMax}`.execute(tx);
  return found.rows.map((row) => ({
    ...row,
    toldAt: row.toldAt.toString(),
    withdrawnAt: row.withdrawnAt?.toString() ?? null,
  }));
}
