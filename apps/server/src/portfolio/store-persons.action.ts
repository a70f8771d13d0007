// SPDX-License-Identifier: Apache-2.0
// Persons of a batch: the row rules need, the directory, the protective band, and the attributes that
// are kept apart from everything that decides treatment. The audit row is the import's.
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import { customerSource, type MergeContext } from './merge-context.ts';
import { hasAny, type PersonToStore } from './person-of-rows.ts';
import { storeAddresses } from './store-addresses.action.ts';
import { storeContactPoints } from './store-contact-points.action.ts';
import { storeNames } from './store-names.action.ts';

export async function storePersons(
  tx: Tx,
  context: MergeContext,
  persons: readonly PersonToStore[],
): Promise<void> {
  await insertCardholders(tx, context, persons);
  await insertReferences(tx, context, persons);
  await raiseBands(tx, context, persons);
  await keepApart(tx, context, persons);
  await storeNames(tx, context, persons);
  await storeContactPoints(tx, context, persons);
  await storeAddresses(tx, context, persons);
}

async function insertCardholders(
  tx: Tx,
  { actor, time }: MergeContext,
  persons: readonly PersonToStore[],
): Promise<void> {
  const fresh = persons.filter((person) => person.isNew);
  if (fresh.length === 0) return;
  await sql`insert into cardholders (institution_id, id, zone, protective_band, added_at)
    select ${actor.institutionId}, id, ${time.zone}, band, ${time.now.toString()}::timestamptz
    from unnest(
      ${fresh.map((person) => person.cardholderId)}::uuid[],
      ${fresh.map((person) => person.band)}::text[]
    ) as told (id, band)`.execute(tx);
}

async function insertReferences(
  tx: Tx,
  { actor }: MergeContext,
  persons: readonly PersonToStore[],
): Promise<void> {
  const rows = persons.flatMap(({ cardholderId, newReferences }) =>
    newReferences.map((hash) => ({ cardholderId, hash })),
  );
  if (rows.length === 0) return;
  await sql`insert into cardholder_directory
      (institution_id, source, reference_hash, cardholder_id)
    select ${actor.institutionId}, ${customerSource}, hash, cardholder_id
    from unnest(
      ${rows.map((row) => row.hash)}::bytea[],
      ${rows.map((row) => row.cardholderId)}::uuid[]
    ) as told (hash, cardholder_id)`.execute(tx);
}

/** A later file may protect a person, and tell that a minor has grown up; it never lifts old age. */
async function raiseBands(
  tx: Tx,
  { actor }: MergeContext,
  persons: readonly PersonToStore[],
): Promise<void> {
  const told = persons.filter((person) => !person.isNew && person.band !== 'unknown');
  if (told.length === 0) return;
  await sql`update cardholders set protective_band = told.band
    from unnest(
      ${told.map((person) => person.cardholderId)}::uuid[],
      ${told.map((person) => person.band)}::text[]
    ) as told (id, band)
    where cardholders.institution_id = ${actor.institutionId} and cardholders.id = told.id
      and cardholders.protective_band <> told.band
      and (cardholders.protective_band in ('unknown', 'minor') or told.band <> 'none')
      and cardholders.protective_band <> 'elderly'`.execute(tx);
}

/** Written blindly: the application may not read what stands there, nor merge into it. */
async function keepApart(
  tx: Tx,
  { actor }: MergeContext,
  persons: readonly PersonToStore[],
): Promise<void> {
  const told = persons.filter((person) => hasAny(person.attributes));
  if (told.length === 0) return;
  const known = told.filter((person) => !person.isNew);
  if (known.length > 0) {
    await sql`update kept_apart_attributes
      set sex = told.sex, schooling = told.schooling, marital_status = told.marital_status,
        age = told.age
      from ${attributesOf(known)}
      where kept_apart_attributes.institution_id = ${actor.institutionId}
        and kept_apart_attributes.cardholder_id = told.cardholder_id`.execute(tx);
  }
  await sql`insert into kept_apart_attributes
      (institution_id, cardholder_id, sex, schooling, marital_status, age)
    select ${actor.institutionId}, cardholder_id, sex, schooling, marital_status, age
    from ${attributesOf(told)}
    on conflict (institution_id, cardholder_id) do nothing`.execute(tx);
}

function attributesOf(persons: readonly PersonToStore[]) {
  return sql`unnest(
      ${persons.map((person) => person.cardholderId)}::uuid[],
      ${persons.map((person) => codeOf(person.attributes.sex))}::smallint[],
      ${persons.map((person) => codeOf(person.attributes.schooling))}::smallint[],
      ${persons.map((person) => codeOf(person.attributes.maritalStatus))}::smallint[],
      ${persons.map((person) => person.attributes.age)}::smallint[]
    ) as told (cardholder_id, sex, schooling, marital_status, age)`;
}

const codesOfWords: Readonly<Record<string, number>> = {
  男: 1,
  male: 1,
  m: 1,
  女: 2,
  female: 2,
  f: 2,
};

/** Banks write codes; of their words only those for the sexes are known. Others stay empty. */
function codeOf(word: string | null): number | null {
  if (word === null) return null;
  const text = word.trim().toLowerCase();
  return /^\d{1,4}$/.test(text) ? Number(text) : (codesOfWords[text] ?? null);
}
