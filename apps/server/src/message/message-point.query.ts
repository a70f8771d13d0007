// SPDX-License-Identifier: Apache-2.0
// Where a message goes, as the law asks about it, and the place where the person lives.
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import { contactPoint, placeOfLiving } from '../contact/contact-point.query.ts';
import type { Tx } from '../db/database.ts';
import type { PointUsed } from '../law/call-act.ts';

export interface PointAsked {
  readonly institutionId: InstitutionId;
  readonly cardholderId: string;
  readonly contactPointId: string | null;
  readonly addressId: string | null;
}

export interface MessagePoint {
  readonly point: PointUsed | null;
  readonly communityCode: string | null;
}

export async function messagePoint(tx: Tx, asked: PointAsked): Promise<MessagePoint> {
  const home = await placeOfLiving(tx, asked);
  return { point: await pointOf(tx, asked), communityCode: home?.communityCode ?? null };
}

async function pointOf(tx: Tx, asked: PointAsked): Promise<PointUsed | null> {
  const { addressId, contactPointId } = asked;
  if (contactPointId !== null) return contactPoint(tx, { ...asked, contactPointId });
  if (addressId === null) return null;
  const found = await sql<{ id: string; source: string }>`
    select id, source from addresses
    where institution_id = ${asked.institutionId} and cardholder_id = ${asked.cardholderId}
      and id = ${addressId} and retired_at is null
    limit 1`.execute(tx);
  const row = found.rows[0];
  return row ? { id: row.id, source: row.source, isFrozen: false } : null;
}
