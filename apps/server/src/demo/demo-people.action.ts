// SPDX-License-Identifier: Apache-2.0
// Gives the accounts of the public panel people to belong to: made-up names, phones that cannot
// exist and homes in real communities, sealed like anybody's.
import { assert } from '@fairvisit/domain/assert.ts';
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { newId } from '@fairvisit/domain/ids.ts';
import type { DemoPerson } from '@fairvisit/seeds/people.ts';
import { sql } from 'kysely';
import { writeAudit } from '../audit/audit-entry.ts';
import { businessTime } from '../clock/business-clock.ts';
import type { Tx } from '../db/database.ts';
import type { Actor, Ground } from '../ground.ts';
import { maskAddress, maskEmail, maskIdentity, maskName, maskPhone } from '../people/mask.ts';

export interface NamedCardholder {
  readonly cardholderId: string;
  readonly person: DemoPerson;
}

/** One chunk of persons in one transaction. */
export async function nameDemoPeople(
  ground: Ground,
  actor: Actor,
  people: readonly NamedCardholder[],
): Promise<void> {
  assert(people.length <= 1_000, 'a chunk of people is bounded');
  await ground.db.forInstitution(actor.institutionId, async (tx) => {
    await insertNames(tx, ground, { institutionId: actor.institutionId, people });
    await insertContactPoints(tx, ground, { institutionId: actor.institutionId, people });
    await insertAddresses(tx, ground, { institutionId: actor.institutionId, people });
    const time = await businessTime(tx, ground, actor.institutionId);
    await writeAudit(
      tx,
      { ground, actor, time },
      {
        act: 'demo.name-people',
        thing: 'cardholder',
        detail: { people: people.length },
      },
    );
  });
}

interface Chunk {
  readonly institutionId: InstitutionId;
  readonly people: readonly NamedCardholder[];
}

async function insertNames(
  tx: Tx,
  ground: Ground,
  { institutionId, people }: Chunk,
): Promise<void> {
  const ids = people.map(({ cardholderId }) => cardholderId);
  await sql`update cardholders
    set language = told.language, officer_gender_wish = told.wish, is_made_up = true
    from unnest(${ids}::uuid[], ${people.map(({ person }) => person.language)}::text[],
      ${people.map(({ person }) => person.genderWish)}::text[]) as told (id, language, wish)
    where cardholders.institution_id = ${institutionId} and cardholders.id = told.id`.execute(tx);
  const rows = people.map((named) => namesRow(ground, institutionId, named));
  await sql`insert into cardholder_names
      (institution_id, cardholder_id, name_sealed, name_masked, name_index, identity_sealed,
       identity_masked, identity_index, identity_tail_index)
    select ${institutionId}, cardholder_id, decode(sealed, 'hex'), masked, decode(indexed, 'hex'),
      decode(identity_sealed, 'hex'), identity_masked, decode(identity_indexed, 'hex'),
      decode(identity_tail, 'hex')
    from unnest(
      ${ids}::uuid[], ${rows.map((row) => row.sealed)}::text[],
      ${rows.map((row) => row.masked)}::text[], ${rows.map((row) => row.indexed)}::text[],
      ${rows.map((row) => row.identity?.sealed ?? null)}::text[],
      ${rows.map((row) => row.identity?.masked ?? null)}::text[],
      ${rows.map((row) => row.identity?.indexed ?? null)}::text[],
      ${rows.map((row) => row.identity?.tail ?? null)}::text[]
    ) as told (cardholder_id, sealed, masked, indexed, identity_sealed, identity_masked,
      identity_indexed, identity_tail)
    on conflict (institution_id, cardholder_id) do nothing`.execute(tx);
}

/** What stands of a person's name and identity number: sealed, masked and found by a keyed hash. */
function namesRow(
  { keyring }: Ground,
  institutionId: InstitutionId,
  { cardholderId, person }: NamedCardholder,
) {
  const seal = (place: string, text: string) =>
    keyring.seal(institutionId, { place, row: cardholderId, text }).toString('hex');
  const index = (column: string, text: string) =>
    keyring.blindIndex(institutionId, column, text).toString('hex');
  const { identityNumber, name } = person;
  return {
    sealed: seal('cardholder_names.name_sealed', name),
    masked: maskName(name),
    indexed: index('name', name),
    identity:
      identityNumber === null
        ? null
        : {
            sealed: seal('cardholder_names.identity_sealed', identityNumber),
            masked: maskIdentity(identityNumber),
            indexed: index('identity', identityNumber.toUpperCase()),
            tail: index('identity-tail', identityNumber.toUpperCase().slice(-4)),
          },
  };
}

async function insertContactPoints(
  tx: Tx,
  ground: Ground,
  { institutionId, people }: Chunk,
): Promise<void> {
  const { keyring } = ground;
  const points = people.flatMap(({ cardholderId, person }) => [
    ...person.phones.map((value) => ({
      kind: 'phone',
      value,
      cardholderId,
      confirmedOn: person.confirmedOn,
    })),
    ...(person.email === null
      ? []
      : [{ kind: 'email', value: person.email, cardholderId, confirmedOn: person.confirmedOn }]),
  ]);
  const rows = points.map((point) => {
    const id = newId<string>(ground.ids);
    const isPhone = point.kind === 'phone';
    return {
      ...point,
      id,
      sealed: keyring
        .seal(institutionId, { place: 'contact_points.value_sealed', row: id, text: point.value })
        .toString('hex'),
      masked: isPhone ? maskPhone(point.value) : maskEmail(point.value),
      indexed: keyring.blindIndex(institutionId, point.kind, point.value).toString('hex'),
      tail: isPhone
        ? keyring.blindIndex(institutionId, 'phone-tail', point.value.slice(-4)).toString('hex')
        : null,
      confirmedOn: point.confirmedOn[point.value] ?? null,
    };
  });
  await sql`insert into contact_points
      (institution_id, cardholder_id, id, kind, value_sealed, value_masked, value_index, tail_index,
       source, confirmed_on)
    select ${institutionId}, cardholder_id, id, kind, decode(sealed, 'hex'), masked,
      decode(indexed, 'hex'), decode(tail, 'hex'), 'contract', confirmed_on
    from unnest(
      ${rows.map((row) => row.cardholderId)}::uuid[], ${rows.map((row) => row.id)}::uuid[],
      ${rows.map((row) => row.kind)}::text[], ${rows.map((row) => row.sealed)}::text[],
      ${rows.map((row) => row.masked)}::text[], ${rows.map((row) => row.indexed)}::text[],
      ${rows.map((row) => row.tail)}::text[], ${rows.map((row) => row.confirmedOn)}::date[]
    ) as told (cardholder_id, id, kind, sealed, masked, indexed, tail, confirmed_on)
    on conflict (institution_id, cardholder_id, kind, value_index) do nothing`.execute(tx);
}

async function insertAddresses(
  tx: Tx,
  ground: Ground,
  { institutionId, people }: Chunk,
): Promise<void> {
  const { keyring } = ground;
  const rows = people.flatMap(({ cardholderId, person }) =>
    person.addresses.map((address) => {
      const id = newId<string>(ground.ids);
      const seal = (place: string, text: string) =>
        keyring.seal(institutionId, { place, row: id, text }).toString('hex');
      const hasPoint = address.lat !== null && address.lng !== null;
      return {
        ...address,
        cardholderId,
        id,
        sealed: seal('addresses.text_sealed', address.text),
        masked: maskAddress(address.text),
        indexed: keyring.blindIndex(institutionId, 'address', address.text).toString('hex'),
        position: hasPoint
          ? seal(
              'addresses.position_sealed',
              JSON.stringify({ lat: address.lat, lng: address.lng }),
            )
          : null,
        livesHereOn: address.livesHere ? address.confirmedOn : null,
      };
    }),
  );
  await sql`insert into addresses
      (institution_id, cardholder_id, id, kind, text_sealed, text_masked, text_index,
       position_sealed, community_code, source, confirmed_on, lives_here_confirmed_on)
    select ${institutionId}, cardholder_id, id, kind, decode(sealed, 'hex'), masked,
      decode(indexed, 'hex'), decode(position, 'hex'), community_code, source, confirmed_on,
      lives_here_on
    from unnest(
      ${rows.map((row) => row.cardholderId)}::uuid[], ${rows.map((row) => row.id)}::uuid[],
      ${rows.map((row) => row.kind)}::text[], ${rows.map((row) => row.sealed)}::text[],
      ${rows.map((row) => row.masked)}::text[], ${rows.map((row) => row.indexed)}::text[],
      ${rows.map((row) => row.position)}::text[], ${rows.map((row) => row.communityCode)}::text[],
      ${rows.map((row) => row.source)}::text[], ${rows.map((row) => row.confirmedOn)}::date[],
      ${rows.map((row) => row.livesHereOn)}::date[]
    ) as told (cardholder_id, id, kind, sealed, masked, indexed, position, community_code, source,
      confirmed_on, lives_here_on)
    on conflict (institution_id, cardholder_id, kind, text_index) do nothing`.execute(tx);
}
