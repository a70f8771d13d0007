// SPDX-License-Identifier: Apache-2.0
// A person's session in the portal and the headers his browser would send.
import { newId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import { hashOfToken, newSessionToken } from '../../src/auth/session-token.ts';
import { portalCookie, portalHoursMax } from '../../src/cardholder/portal-cookie.ts';
import type { TestWorld } from '../test-ground.ts';
import { type BrowserHeaders, browserHeaders } from './session.ts';

export interface PortalSessionOptions {
  readonly cardholderId: string;
  readonly noticeId?: string;
  readonly messageId?: string;
}

/** Opens a session as if the person had just proved himself; gives what his browser sends. */
export async function aPortalSession(
  world: TestWorld,
  options: PortalSessionOptions,
): Promise<BrowserHeaders> {
  const token = newSessionToken(world.ground.ids, world.institutionId);
  const now = world.ground.wall.now();
  const noticeId = options.noticeId ?? newId<string>(world.ground.ids);
  await world.db.forInstitution(world.institutionId, async (tx) => {
    await sql`insert into portal_sessions
        (institution_id, token_hash, cardholder_id, notice_id, message_id, started_at, seen_at,
         ends_at)
      values (${world.institutionId}, ${hashOfToken(token)}, ${options.cardholderId},
        ${noticeId}, ${options.messageId ?? null}, ${now.toString()}, ${now.toString()},
        ${now.add({ hours: portalHoursMax }).toString()})`.execute(tx);
  });
  return { ...browserHeaders, cookie: `${portalCookie}=${token}` };
}
