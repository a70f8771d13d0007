// SPDX-License-Identifier: Apache-2.0
// Addresses of a batch, by kind. A file adds an address or confirms a known one; it never says that
// a person lives at his registered home: only his own word does, and a file does not bring that.
import { newId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import { maskAddress } from '../people/mask.ts';
import { hexOf } from './known-accounts.query.ts';
import type { MergeContext } from './merge-context.ts';
import type { PersonToStore } from './person-of-rows.ts';
import type { ReadAddress } from './reading/portfolio-row.ts';

interface Place extends ReadAddress {
  readonly cardholderId: string;
  readonly index: Buffer;
}

export async function storeAddresses(
  tx: Tx,
  context: MergeContext,
  persons: readonly PersonToStore[],
): Promise<void> {
  const { actor, ground } = context;
  const places = persons.flatMap(({ cardholderId, addresses }): Place[] =>
    addresses.map((address) => ({
      ...address,
      cardholderId,
      index: ground.keyring.blindIndex(actor.institutionId, 'address', address.text),
    })),
  );
  if (places.length === 0) return;
  const stored = await storedAddresses(tx, context, persons);
  await insertAddresses(
    tx,
    context,
    places.filter((place) => !stored.has(keyOf(place))),
  );
  await confirmAddresses(
    tx,
    context,
    places.flatMap((place) => {
      const known = stored.get(keyOf(place));
      const isNewer = place.confirmedOn !== null && place.confirmedOn > (known?.confirmedOn ?? '');
      return known && isNewer ? [{ ...place, id: known.id }] : [];
    }),
  );
}

async function insertAddresses(
  tx: Tx,
  { actor, ground }: MergeContext,
  places: readonly Place[],
): Promise<void> {
  if (places.length === 0) return;
  const rows = places.map((place) => {
    const id = newId<string>(ground.ids);
    const sealed = ground.keyring.seal(actor.institutionId, {
      place: 'addresses.text_sealed',
      row: id,
      text: place.text,
    });
    return { ...place, id, sealed };
  });
  await sql`insert into addresses
      (institution_id, cardholder_id, id, kind, text_sealed, text_masked, text_index,
       community_code, source, confirmed_on)
    select ${actor.institutionId}, cardholder_id, id, kind, sealed, masked, indexed, community,
      source, confirmed_on
    from unnest(
      ${rows.map((row) => row.cardholderId)}::uuid[],
      ${rows.map((row) => row.id)}::uuid[],
      ${rows.map((row) => row.kind)}::text[],
      ${rows.map((row) => row.sealed)}::bytea[],
      ${rows.map((row) => maskAddress(row.text))}::text[],
      ${rows.map((row) => row.index)}::bytea[],
      ${rows.map((row) => communityOf(row.communityCode))}::text[],
      ${rows.map((row) => sourceOf(row.source))}::text[],
      ${rows.map((row) => row.confirmedOn)}::date[]
    ) as told (cardholder_id, id, kind, sealed, masked, indexed, community, source, confirmed_on)
    on conflict (institution_id, cardholder_id, kind, text_index) do nothing`.execute(tx);
}

async function confirmAddresses(
  tx: Tx,
  { actor }: MergeContext,
  rows: readonly (Place & { readonly id: string })[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`update addresses
    set confirmed_on = told.confirmed_on, source = told.source,
      community_code = coalesce(told.community, addresses.community_code)
    from unnest(
      ${rows.map((row) => row.cardholderId)}::uuid[],
      ${rows.map((row) => row.id)}::uuid[],
      ${rows.map((row) => communityOf(row.communityCode))}::text[],
      ${rows.map((row) => sourceOf(row.source))}::text[],
      ${rows.map((row) => row.confirmedOn)}::date[]
    ) as told (cardholder_id, id, community, source, confirmed_on)
    where addresses.institution_id = ${actor.institutionId}
      and addresses.cardholder_id = told.cardholder_id and addresses.id = told.id`.execute(tx);
}

interface StoredAddress {
  readonly cardholderId: string;
  readonly id: string;
  readonly kind: string;
  readonly index: Buffer;
  readonly confirmedOn: string | null;
}

const addressesMax = 50_000;

async function storedAddresses(
  tx: Tx,
  { actor }: MergeContext,
  persons: readonly PersonToStore[],
): Promise<ReadonlyMap<string, StoredAddress>> {
  const known = persons.filter((person) => !person.isNew).map((person) => person.cardholderId);
  if (known.length === 0) return new Map();
  const found = await sql<StoredAddress>`
    select cardholder_id as "cardholderId", id, kind, text_index as index,
      confirmed_on::text as "confirmedOn"
    from addresses
    where institution_id = ${actor.institutionId} and cardholder_id = any(${known}::uuid[])
    order by cardholder_id, id
    limit ${addressesMax}`.execute(tx);
  return new Map(found.rows.map((row) => [keyOf(row), row]));
}

function keyOf(address: {
  readonly cardholderId: string;
  readonly kind: string;
  readonly index: Uint8Array;
}): string {
  return `${address.cardholderId} ${address.kind} ${hexOf(address.index)}`;
}

function communityOf(code: string | null): string | null {
  return code !== null && /^\d{12}$/.test(code) ? code : null;
}

const sources: ReadonlyMap<string, string> = new Map([
  ['bank-file', 'contract'],
  ['contract', 'contract'],
  ['合同', 'contract'],
  ['left-by-person', 'left-by-person'],
  ['本人', 'left-by-person'],
  ['authorised', 'authorised'],
  ['授权', 'authorised'],
  ['public-source', 'public-source'],
  ['公开', 'public-source'],
  ['told-by-contact', 'told-by-contact'],
  ['联系人', 'told-by-contact'],
  ['bureau-authorised', 'bureau-authorised'],
  ['征信', 'bureau-authorised'],
]);

/** A word nobody knows is an unknown source, and the law asks for more then. */
function sourceOf(word: string): string {
  return sources.get(word.trim().toLowerCase()) ?? 'unknown';
}
