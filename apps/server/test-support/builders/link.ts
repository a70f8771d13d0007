// SPDX-License-Identifier: Apache-2.0
// A visit that was announced to the person by a message with a link, as rows: what a test of the
// portal stands on, without a plan, a carrier or a peer.
import { createHash } from 'node:crypto';
import { newId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import { maskIdentity } from '../../src/people/mask.ts';
import type { TestWorld } from '../test-ground.ts';
import type { PersonOptions } from './person.ts';
import { aProposedVisit, type ProposedVisit } from './visit.ts';

export interface ToldVisit extends ProposedVisit {
  readonly noticeId: string;
  readonly messageId: string;
  /** What stands behind the # of the link. */
  readonly token: string;
}

export interface NoticeOptions {
  readonly version?: number;
  readonly from?: string;
  readonly until?: string;
  readonly isWished?: boolean;
  readonly manner?: 'visit' | 'doorstep';
  readonly expiresAt?: string;
}

/** Announced for Thursday 2026-09-10, 10 to 12; opened by the identity number's tail if one is given. */
export async function aToldVisit(
  world: TestWorld,
  options: NoticeOptions & {
    readonly person?: PersonOptions;
    readonly identityNumber?: string;
  } = {},
): Promise<ToldVisit> {
  const proposed = await aProposedVisit(world, options.person ? { person: options.person } : {});
  if (options.identityNumber !== undefined) {
    await anIdentityNumber(world, proposed.cardholderId, options.identityNumber);
  }
  return { ...proposed, ...(await aNoticeWithLink(world, proposed, options)) };
}

/** One more notice of the visit, with a message and a link of its own; earlier ones end. */
export async function aNoticeWithLink(
  world: TestWorld,
  visit: ProposedVisit,
  options: NoticeOptions = {},
): Promise<Pick<ToldVisit, 'noticeId' | 'messageId' | 'token'>> {
  const { ground, institutionId } = world;
  const ids = {
    noticeId: newId<string>(ground.ids),
    messageId: newId<string>(ground.ids),
    planId: newId<string>(ground.ids),
  };
  const from = options.from ?? '2026-09-10T10:00:00+08:00';
  const until = options.until ?? '2026-09-10T12:00:00+08:00';
  const isWished = options.isWished ?? false;
  await ground.db.forInstitution(institutionId, async (tx) => {
    await sql`insert into day_plans
        (institution_id, id, plan_on, state, made_at, seed, iterations, cost)
      values (${institutionId}, ${ids.planId}, '2026-09-10', 'superseded',
        '2026-09-07T01:00:00Z', 1, 1, '{}'::jsonb)`.execute(tx);
    await sql`update visits set state = 'planned', planned_from = ${from}, planned_until = ${until}
      where institution_id = ${institutionId} and cardholder_id = ${visit.cardholderId}
        and id = ${visit.visitId}`.execute(tx);
    await sql`update notices set ended_at = '2026-09-07T01:00:00Z',
        ended_reason = ${isWished ? 'moved' : 'replanned'}
      where institution_id = ${institutionId} and cardholder_id = ${visit.cardholderId}
        and visit_id = ${visit.visitId} and ended_at is null`.execute(tx);
    await sql`insert into notices
        (institution_id, cardholder_id, id, visit_id, plan_id, version, manner, language,
         window_from, window_until, officer_ids, is_wished, made_at)
      values (${institutionId}, ${visit.cardholderId}, ${ids.noticeId}, ${visit.visitId},
        ${ids.planId}, ${options.version ?? 1}, ${options.manner ?? 'visit'}, 'zh', ${from},
        ${until}, ${[world.staff.officer.staffId, world.staff.supervisor.staffId]}::uuid[],
        ${isWished}, '2026-09-07T01:00:00Z')`.execute(tx);
    await sql`insert into messages
        (institution_id, cardholder_id, id, kind, channel, contact_point_id, notice_id, visit_id,
         state, language, content_sealed, content_hash, due_at, expires_at, made_at, changed_at)
      values (${institutionId}, ${visit.cardholderId}, ${ids.messageId}, 'visit-notice', 'sms',
        ${visit.contactPointId}, ${ids.noticeId}, ${visit.visitId}, 'sent', 'zh',
        ${ground.keyring.seal(institutionId, {
          place: 'messages.content_sealed',
          row: ids.messageId,
          text: JSON.stringify({ subject: null, text: '{link}' }),
        })}, ${createHash('sha256').update(ids.messageId).digest()}, '2026-09-07T01:00:00Z', ${from},
        '2026-09-07T01:00:00Z', '2026-09-07T01:00:00Z')`.execute(tx);
  });
  const token = await aLink(world, {
    cardholderId: visit.cardholderId,
    ...ids,
    expiresAt: options.expiresAt ?? '2026-10-10T10:00:00+08:00',
  });
  return { noticeId: ids.noticeId, messageId: ids.messageId, token };
}

/** The link of a message; gives its token, which stands nowhere. */
export async function aLink(
  { ground, institutionId }: TestWorld,
  link: {
    readonly cardholderId: string;
    readonly noticeId: string;
    readonly messageId: string;
    readonly expiresAt: string;
  },
): Promise<string> {
  const token = ground.keyring.linkToken(institutionId, link.messageId);
  await ground.db.forInstitution(institutionId, async (tx) => {
    await sql`insert into notice_links
        (institution_id, token_hash, cardholder_id, notice_id, message_id, made_at, expires_at)
      values (${institutionId}, ${createHash('sha256').update(token).digest()},
        ${link.cardholderId}, ${link.noticeId}, ${link.messageId}, '2026-09-07T01:00:00Z',
        ${link.expiresAt})`.execute(tx);
  });
  return token;
}

/** Puts an identity number on file, as the import does. */
export async function anIdentityNumber(
  { ground, institutionId }: TestWorld,
  cardholderId: string,
  identityNumber: string,
): Promise<void> {
  const index = (column: string, text: string) =>
    ground.keyring.blindIndex(institutionId, column, text);
  const upper = identityNumber.toUpperCase();
  await ground.db.forInstitution(institutionId, async (tx) => {
    await sql`update cardholder_names
      set identity_sealed = ${ground.keyring.seal(institutionId, {
        place: 'cardholder_names.identity_sealed',
        row: cardholderId,
        text: identityNumber,
      })}, identity_masked = ${maskIdentity(identityNumber)},
        identity_index = ${index('identity', upper)},
        identity_tail_index = ${index('identity-tail', upper.slice(-4))}
      where institution_id = ${institutionId} and cardholder_id = ${cardholderId}`.execute(tx);
  });
}
