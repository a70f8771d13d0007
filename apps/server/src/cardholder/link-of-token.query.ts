// SPDX-License-Identifier: Apache-2.0
// The link of a token, found by the hash of it, and what the person behind it has on file. A token
// that is none goes through the same statements, so that nobody tells the two apart by a clock.
import type { CardholderId, InstitutionId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db/database.ts';
import type { FactorOnFile } from './second-factor.ts';

export interface LinkAsked {
  readonly institutionId: InstitutionId;
  readonly tokenHash: Buffer;
}

export interface Link {
  readonly cardholderId: CardholderId;
  readonly noticeId: string;
  readonly messageId: string | null;
  readonly expiresAt: Temporal.Instant;
  readonly lockedAt: Temporal.Instant | null;
  readonly enteredAt: Temporal.Instant | null;
}

/** Holds the person's row from before the link is read: tries at once count one after the other. */
export async function lockPersonOfLink(tx: Tx, asked: LinkAsked): Promise<void> {
  await sql`
    select id from cardholders
    where institution_id = ${asked.institutionId} and id = (
      select cardholder_id from notice_links
      where institution_id = ${asked.institutionId} and token_hash = ${asked.tokenHash})
    order by id
    limit 1
    for update`.execute(tx);
}

export async function linkOfToken(tx: Tx, asked: LinkAsked): Promise<Link | null> {
  const found = await sql<Link>`
    select cardholder_id as "cardholderId", notice_id as "noticeId", message_id as "messageId",
      expires_at as "expiresAt", locked_at as "lockedAt", entered_at as "enteredAt"
    from notice_links
    where institution_id = ${asked.institutionId} and token_hash = ${asked.tokenHash}
    limit 1`.execute(tx);
  return found.rows[0] ?? null;
}

const accountsMax = 50;

export async function factorOnFile(
  tx: Tx,
  asked: { readonly institutionId: InstitutionId; readonly cardholderId: string },
): Promise<FactorOnFile> {
  const found = await sql<FactorOnFile>`
    select (
        select identity_tail_index from cardholder_names
        where institution_id = ${asked.institutionId} and cardholder_id = ${asked.cardholderId}
      ) as "identityTailIndex",
      array(
        select reference from accounts
        where institution_id = ${asked.institutionId} and cardholder_id = ${asked.cardholderId}
          and overdue_minor > 0
        order by id
        limit ${accountsMax}
      ) as "overdueReferences"
    limit 1`.execute(tx);
  return found.rows[0] ?? { identityTailIndex: null, overdueReferences: [] };
}

/** Wrong second factors of a person over all his links within a day of the wall clock. */
export async function wrongTriesInDay(
  tx: Tx,
  asked: {
    readonly institutionId: InstitutionId;
    readonly cardholderId: string;
    readonly now: Temporal.Instant;
  },
): Promise<number> {
  const since = asked.now.subtract({ hours: 24 });
  const found = await sql<{ tries: number }>`
    select count(*) as tries from audit_entries
    where institution_id = ${asked.institutionId} and cardholder_id = ${asked.cardholderId}
      and act = 'portal.wrong-factor' and written_at > ${since.toString()}`.execute(tx);
  return found.rows[0]?.tries ?? 0;
}
