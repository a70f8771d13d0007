// SPDX-License-Identifier: Apache-2.0
// Officers of a test's institution; together with the one of openWorld three of them make two pairs.
import { newId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import type { TestWorld } from '../test-ground.ts';

export interface OfficerOptions {
  readonly gender?: 'female' | 'male';
  readonly trainingValidUntilOn?: string;
  readonly languages?: readonly string[];
  readonly base?: { readonly lat: number; readonly lng: number };
}

/** Adds an officer of the institution's own; gives the id. */
export async function anOfficer(
  { ground, institutionId }: TestWorld,
  options: OfficerOptions = {},
): Promise<string> {
  const id = newId<string>(ground.ids);
  const base = options.base ?? { lat: 30.27, lng: 120.15 };
  await ground.db.forInstitution(institutionId, async (tx) => {
    await sql`insert into staff
        (institution_id, id, sign_in_name, name, role, password_hash, badge_no, gender, languages,
         training_valid_until_on, authorisation_valid_until_on, base_lat, base_lng)
      values (${institutionId}, ${id}, ${`officer.${id.slice(-12)}`}, '测试外访员', 'officer', 'x',
        ${`T-${id.slice(-6)}`}, ${options.gender ?? 'female'}, ${options.languages ?? ['zh']}::text[],
        ${options.trainingValidUntilOn ?? '2027-06-30'}, '2027-06-30', ${base.lat},
        ${base.lng})`.execute(tx);
  });
  return id;
}
