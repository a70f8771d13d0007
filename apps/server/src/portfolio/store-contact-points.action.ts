// SPDX-License-Identifier: Apache-2.0
// Phones and e-mail addresses of a batch. A later file adds; it never deletes, since a number that a
// bank has dropped may be the one on which the person was told something.
import { newId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import { maskEmail, maskPhone } from '../people/mask.ts';
import { hexOf } from './known-accounts.query.ts';
import type { MergeContext } from './merge-context.ts';
import type { PersonToStore } from './person-of-rows.ts';

/** What stands on the bank's customer record was given with the contract. */
const sourceOfBankRecord = 'contract';

interface Point {
  readonly cardholderId: string;
  readonly kind: 'phone' | 'email';
  readonly value: string;
  readonly index: Buffer;
}

export async function storeContactPoints(
  tx: Tx,
  context: MergeContext,
  persons: readonly PersonToStore[],
): Promise<void> {
  const { actor, ground } = context;
  const indexOf = (column: string, text: string) =>
    ground.keyring.blindIndex(actor.institutionId, column, text);
  const points = persons.flatMap(({ cardholderId, phones, emails }): Point[] => [
    ...phones.map((value) => ({
      cardholderId,
      kind: 'phone' as const,
      value,
      index: indexOf('phone', bareDigits(value)),
    })),
    ...emails.map((value) => ({
      cardholderId,
      kind: 'email' as const,
      value,
      index: indexOf('email', value.toLowerCase()),
    })),
  ]);
  if (points.length === 0) return;
  const known = await storedPoints(tx, context, persons);
  const rows = points
    .filter((point) => !known.has(keyOf(point)))
    .map((point) => {
      const id = newId<string>(ground.ids);
      const isPhone = point.kind === 'phone';
      return {
        ...point,
        id,
        sealed: ground.keyring.seal(actor.institutionId, {
          place: 'contact_points.value_sealed',
          row: id,
          text: point.value,
        }),
        masked: isPhone ? maskPhone(point.value) : maskEmail(point.value),
        tail: isPhone ? indexOf('phone-tail', bareDigits(point.value).slice(-4)) : null,
      };
    });
  if (rows.length === 0) return;
  await sql`insert into contact_points
      (institution_id, cardholder_id, id, kind, value_sealed, value_masked, value_index, tail_index,
       source)
    select ${actor.institutionId}, cardholder_id, id, kind, sealed, left(masked, 120), indexed, tail,
      ${sourceOfBankRecord}
    from unnest(
      ${rows.map((row) => row.cardholderId)}::uuid[],
      ${rows.map((row) => row.id)}::uuid[],
      ${rows.map((row) => row.kind)}::text[],
      ${rows.map((row) => row.sealed)}::bytea[],
      ${rows.map((row) => row.masked)}::text[],
      ${rows.map((row) => row.index)}::bytea[],
      ${rows.map((row) => row.tail)}::bytea[]
    ) as told (cardholder_id, id, kind, sealed, masked, indexed, tail)
    on conflict (institution_id, cardholder_id, kind, value_index) do nothing`.execute(tx);
}

/** As it is found by: banks write the same number with and without spaces. */
function bareDigits(phone: string): string {
  return phone.replaceAll(/[\s()-]/g, '');
}

const pointsMax = 50_000;

async function storedPoints(
  tx: Tx,
  { actor }: MergeContext,
  persons: readonly PersonToStore[],
): Promise<ReadonlySet<string>> {
  const known = persons.filter((person) => !person.isNew).map((person) => person.cardholderId);
  if (known.length === 0) return new Set();
  const found = await sql<{ cardholderId: string; kind: string; index: Buffer }>`
    select cardholder_id as "cardholderId", kind, value_index as index
    from contact_points
    where institution_id = ${actor.institutionId} and cardholder_id = any(${known}::uuid[])
    order by cardholder_id, id
    limit ${pointsMax}`.execute(tx);
  return new Set(found.rows.map(keyOf));
}

function keyOf(point: {
  readonly cardholderId: string;
  readonly kind: string;
  readonly index: Uint8Array;
}): string {
  return `${point.cardholderId} ${point.kind} ${hexOf(point.index)}`;
}
