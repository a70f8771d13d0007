// SPDX-License-Identifier: Apache-2.0
// A session of a role and the headers its browser would send.
import type { Role } from '@fairvisit/api/session.ts';
import { sql } from 'kysely';
import { hashOfToken, newSessionToken, sessionCookie } from '../../src/auth/session-token.ts';
import type { TestWorld } from '../test-ground.ts';

export interface BrowserHeaders {
  readonly [name: string]: string;
}

/** Opens a session for the role and gives what its browser sends with each request. */
export async function aSession(world: TestWorld, role: Role): Promise<BrowserHeaders> {
  const token = newSessionToken(world.ground.ids, world.institutionId);
  const now = world.ground.wall.now();
  await world.db.forInstitution(world.institutionId, async (tx) => {
    await sql`insert into sessions
        (institution_id, token_hash, staff_id, started_at, seen_at, ends_at)
      values (${world.institutionId}, ${hashOfToken(token)}, ${world.staff[role].staffId},
        ${now.toString()}, ${now.toString()}, ${now.add({ hours: 12 }).toString()})`.execute(tx);
  });
  return { ...browserHeaders, cookie: `${sessionCookie}=${token}` };
}

/** What our own pages send from alpha.localhost, signed in or not. */
export const browserHeaders: BrowserHeaders = {
  host: 'alpha.localhost',
  origin: 'http://alpha.localhost',
  'sec-fetch-site': 'same-origin',
  'x-fairvisit-request': '1',
};
