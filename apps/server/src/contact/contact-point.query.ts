// SPDX-License-Identifier: Apache-2.0
// The number that is rung or the address that is written to, with what the law asks about it.
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import type { PointUsed } from '../law/call-act.ts';

interface Asked {
  readonly institutionId: InstitutionId;
  readonly cardholderId: string;
}

export async function contactPoint(
  tx: Tx,
  asked: Asked & { readonly contactPointId: string },
): Promise<PointUsed | null> {
  const found = await sql<{ id: string; source: string; is_frozen: boolean }>`
    select id, source, is_frozen from contact_points
    where institution_id = ${asked.institutionId} and cardholder_id = ${asked.cardholderId}
      and id = ${asked.contactPointId}
    limit 1`.execute(tx);
  const row = found.rows[0];
  return row ? { id: row.id, source: row.source, isFrozen: row.is_frozen } : null;
}

export interface PlaceWritten extends PointUsed {
  readonly communityCode: string | null;
}

/** Where letters go: the billing address if there is one, else the home. */
export async function placeOfLetters(tx: Tx, asked: Asked): Promise<PlaceWritten | null> {
  return place(tx, asked, ['billing', 'residence']);
}

/** Where the person lives; the region of a mobile phone is not known otherwise. */
export async function placeOfLiving(tx: Tx, asked: Asked): Promise<PlaceWritten | null> {
  return place(tx, asked, ['residence']);
}

async function place(tx: Tx, asked: Asked, kinds: readonly string[]): Promise<PlaceWritten | null> {
  const found = await sql<{ id: string; source: string; community_code: string | null }>`
    select id, source, community_code from addresses
    where institution_id = ${asked.institutionId} and cardholder_id = ${asked.cardholderId}
      and kind = any(${kinds}::text[]) and retired_at is null
    order by array_position(${kinds}::text[], kind), confirmed_on desc nulls last, id
    limit 1`.execute(tx);
  const row = found.rows[0];
  if (!row) return null;
  return {
    id: row.id,
    source: row.source,
    isFrozen: false,
    communityCode: row.community_code,
  };
}
