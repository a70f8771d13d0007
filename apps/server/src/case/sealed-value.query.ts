// SPDX-License-Identifier: Apache-2.0
// One sealed value of a person with the place it is bound to.
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import type { PersonAsked } from './case-person.query.ts';

export interface SealedValue {
  readonly place: string;
  readonly row: string;
  readonly bytes: Buffer;
}

export type SealedField =
  | { readonly field: 'name' | 'identity' }
  | { readonly field: 'contact-point' | 'address'; readonly thingId: string };

/** Null when this person has no such value. */
export async function sealedValue(
  tx: Tx,
  asked: PersonAsked & { readonly wanted: SealedField },
): Promise<SealedValue | null> {
  const { wanted } = asked;
  switch (wanted.field) {
    case 'name':
    case 'identity':
      return sealedName(tx, asked, wanted.field);
    case 'contact-point':
      return sealedPoint(tx, asked, wanted.thingId);
    case 'address':
      return sealedAddress(tx, asked, wanted.thingId);
  }
}

async function sealedName(
  tx: Tx,
  { institutionId, cardholderId }: PersonAsked,
  field: 'name' | 'identity',
): Promise<SealedValue | null> {
  const found = await sql<{ name_sealed: Buffer; identity_sealed: Buffer | null }>`
    select name_sealed, identity_sealed from cardholder_names
    where institution_id = ${institutionId} and cardholder_id = ${cardholderId}
    limit 1`.execute(tx);
  const row = found.rows[0];
  const bytes = field === 'name' ? row?.name_sealed : row?.identity_sealed;
  return bytes ? { place: `cardholder_names.${field}_sealed`, row: cardholderId, bytes } : null;
}

async function sealedPoint(
  tx: Tx,
  { institutionId, cardholderId }: PersonAsked,
  id: string,
): Promise<SealedValue | null> {
  const found = await sql<{ bytes: Buffer }>`
    select value_sealed as bytes from contact_points
    where institution_id = ${institutionId} and cardholder_id = ${cardholderId} and id = ${id}
    limit 1`.execute(tx);
  const bytes = found.rows[0]?.bytes;
  return bytes ? { place: 'contact_points.value_sealed', row: id, bytes } : null;
}

async function sealedAddress(
  tx: Tx,
  { institutionId, cardholderId }: PersonAsked,
  id: string,
): Promise<SealedValue | null> {
  const found = await sql<{ bytes: Buffer }>`
    select text_sealed as bytes from addresses
    where institution_id = ${institutionId} and cardholder_id = ${cardholderId} and id = ${id}
    limit 1`.execute(tx);
  const bytes = found.rows[0]?.bytes;
  return bytes ? { place: 'addresses.text_sealed', row: id, bytes } : null;
}
