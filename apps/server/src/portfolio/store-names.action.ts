// SPDX-License-Identifier: Apache-2.0
// Names and identity numbers of a batch, sealed, with what they are found by. Only what differs from
// the stored index is sealed and written again.
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import { maskIdentity, maskName } from '../people/mask.ts';
import type { MergeContext } from './merge-context.ts';
import type { PersonToStore } from './person-of-rows.ts';

interface StoredName {
  readonly cardholderId: string;
  readonly nameIndex: Buffer;
  readonly identityIndex: Buffer | null;
}

export async function storeNames(
  tx: Tx,
  context: MergeContext,
  persons: readonly PersonToStore[],
): Promise<void> {
  const named = persons.filter((person) => person.name !== null || person.identityNumber !== null);
  if (named.length === 0) return;
  const stored = await storedNames(tx, context, named);
  await writeNames(
    tx,
    context,
    named.filter((person) => {
      const before = stored.get(person.cardholderId);
      const name = person.name ?? '';
      return !before
        ? true
        : name !== '' && !indexOf(context, 'name', name).equals(before.nameIndex);
    }),
  );
  await writeIdentities(
    tx,
    context,
    named.filter(({ cardholderId, identityNumber }) => {
      if (identityNumber === null) return false;
      const before = stored.get(cardholderId)?.identityIndex;
      return !before?.equals(indexOf(context, 'identity', identityNumber.toUpperCase()));
    }),
  );
}

async function storedNames(
  tx: Tx,
  { actor }: MergeContext,
  persons: readonly PersonToStore[],
): Promise<ReadonlyMap<string, StoredName>> {
  const known = persons.filter((person) => !person.isNew).map((person) => person.cardholderId);
  if (known.length === 0) return new Map();
  const found = await sql<StoredName>`
    select cardholder_id as "cardholderId", name_index as "nameIndex",
      identity_index as "identityIndex"
    from cardholder_names
    where institution_id = ${actor.institutionId} and cardholder_id = any(${known}::uuid[])
    order by cardholder_id
    limit ${known.length}`.execute(tx);
  return new Map(found.rows.map((row) => [row.cardholderId, row]));
}

async function writeNames(
  tx: Tx,
  context: MergeContext,
  persons: readonly PersonToStore[],
): Promise<void> {
  if (persons.length === 0) return;
  const { actor, ground } = context;
  const rows = persons.map(({ cardholderId, name }) => ({
    cardholderId,
    sealed: ground.keyring.seal(actor.institutionId, {
      place: 'cardholder_names.name_sealed',
      row: cardholderId,
      text: name ?? '',
    }),
    masked: maskName(name ?? ''),
    index: indexOf(context, 'name', name ?? ''),
  }));
  await sql`insert into cardholder_names
      (institution_id, cardholder_id, name_sealed, name_masked, name_index)
    select ${actor.institutionId}, cardholder_id, sealed, masked, indexed
    from unnest(
      ${rows.map((row) => row.cardholderId)}::uuid[],
      ${rows.map((row) => row.sealed)}::bytea[],
      ${rows.map((row) => row.masked)}::text[],
      ${rows.map((row) => row.index)}::bytea[]
    ) as told (cardholder_id, sealed, masked, indexed)
    on conflict (institution_id, cardholder_id) do update
    set name_sealed = excluded.name_sealed, name_masked = excluded.name_masked,
      name_index = excluded.name_index`.execute(tx);
}

async function writeIdentities(
  tx: Tx,
  context: MergeContext,
  persons: readonly PersonToStore[],
): Promise<void> {
  const rows = persons.flatMap(({ cardholderId, identityNumber }) =>
    identityNumber === null ? [] : [{ cardholderId, identityNumber }],
  );
  if (rows.length === 0) return;
  const { actor, ground } = context;
  await sql`update cardholder_names
    set identity_sealed = told.sealed, identity_masked = told.masked,
      identity_index = told.indexed, identity_tail_index = told.tail
    from unnest(
      ${rows.map((row) => row.cardholderId)}::uuid[],
      ${rows.map((row) =>
        ground.keyring.seal(actor.institutionId, {
          place: 'cardholder_names.identity_sealed',
          row: row.cardholderId,
          text: row.identityNumber,
        }),
      )}::bytea[],
      ${rows.map((row) => maskIdentity(row.identityNumber))}::text[],
      ${rows.map((row) => indexOf(context, 'identity', row.identityNumber.toUpperCase()))}::bytea[],
      ${rows.map((row) => indexOf(context, 'identity-tail', row.identityNumber.toUpperCase().slice(-4)))}::bytea[]
    ) as told (cardholder_id, sealed, masked, indexed, tail)
    where cardholder_names.institution_id = ${actor.institutionId}
      and cardholder_names.cardholder_id = told.cardholder_id`.execute(tx);
}

function indexOf({ actor, ground }: MergeContext, column: string, text: string): Buffer {
  return ground.keyring.blindIndex(actor.institutionId, column, text);
}
