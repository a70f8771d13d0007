// SPDX-License-Identifier: Apache-2.0
// Opens the person's page: the token of a link and a second factor. An unknown, expired or locked
// link and a wrong factor get one answer after the same work, so that a link tells a stranger nothing.
import { createHash } from 'node:crypto';
import type { CardholderId, InstitutionId } from '@fairvisit/domain/ids.ts';
import type { Refusal } from '@fairvisit/domain/refusals.ts';
import { ok, type Result, refuse } from '@fairvisit/domain/result.ts';
import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { writeAudit } from '../audit/audit-entry.ts';
import { hashOfToken, newSessionToken } from '../auth/session-token.ts';
import { type BusinessTime, businessTime } from '../clock/business-clock.ts';
import type { Tx } from '../db/database.ts';
import { appendEvent } from '../events/append-event.ts';
import type { CardholderActor, Ground } from '../ground.ts';
import {
  factorOnFile,
  type Link,
  linkOfToken,
  lockPersonOfLink,
  wrongTriesInDay,
} from './link-of-token.query.ts';
import { portalHoursMax } from './portal-cookie.ts';
import { factorFits } from './second-factor.ts';

export const triesOfLinkMax = 5;
export const triesOfPersonPerDayMax = 10;

type EnterGround = Pick<Ground, 'db' | 'wall' | 'ids' | 'keyring'>;

export interface Entering {
  readonly institutionId: InstitutionId;
  readonly link: string;
  readonly factor: string;
}

export interface Entered {
  readonly actor: CardholderActor;
  readonly token: string;
}

/** The refusal of every entry that fails, whatever it fails by. */
export const notRecognised: Refusal = { code: 'portal.not-recognised' };

/** What an unknown token is looked up with in its place; no id is made like this. */
const nobody = '00000000-0000-0000-0000-000000000000' as CardholderId;

export function enterPortal(ground: EnterGround, entering: Entering): Promise<Result<Entered>> {
  const { factor, institutionId } = entering;
  const tokenHash = createHash('sha256').update(entering.link).digest();
  return ground.db.forInstitution(institutionId, async (tx) => {
    const asked = { institutionId, tokenHash };
    await lockPersonOfLink(tx, asked);
    const link = await linkOfToken(tx, asked);
    const cardholderId = link?.cardholderId ?? nobody;
    const onFile = await factorOnFile(tx, { institutionId, cardholderId });
    const given = { keyring: ground.keyring, institutionId, factor };
    const fits = factorFits(given, link === null ? null : onFile);
    const time = await businessTime(tx, ground, institutionId);
    const problem = problemOf(link, fits, time);
    if (problem !== null || link === null) {
      await refuseEntry(tx, { ground, tokenHash, time, institutionId, link, because: problem });
      return refuse(notRecognised);
    }
    return ok(await openPage(tx, { ground, tokenHash, time, institutionId, link }));
  });
}

type Problem = 'unknown' | 'locked' | 'expired' | 'wrong-factor';

/** Locks count by the wall clock, the life of a link by the business clock. */
function problemOf(link: Link | null, fits: boolean, { now }: BusinessTime): Problem | null {
  if (link === null) return 'unknown';
  if (link.lockedAt !== null) return 'locked';
  if (Temporal.Instant.compare(link.expiresAt, now) <= 0) return 'expired';
  return fits ? null : 'wrong-factor';
}

interface Attempt {
  readonly ground: EnterGround;
  readonly institutionId: InstitutionId;
  readonly tokenHash: Buffer;
  readonly time: BusinessTime;
}

/** Every refusal runs these statements; only a wrong factor changes a row by them. */
async function refuseEntry(
  tx: Tx,
  refused: Attempt & { readonly link: Link | null; readonly because: Problem | null },
): Promise<void> {
  const { because, ground, institutionId, link, time, tokenHash } = refused;
  const isTry = because === 'wrong-factor';
  const now = ground.wall.now();
  const cardholderId = link?.cardholderId ?? nobody;
  const before = await wrongTriesInDay(tx, { institutionId, cardholderId, now });
  const isTooMany = isTry && before + 1 >= triesOfPersonPerDayMax;
  await sql`update notice_links
    set failed_tries = failed_tries + (token_hash = ${tokenHash})::int,
      locked_at = coalesce(locked_at, case
        when ${isTooMany} or failed_tries + 1 >= ${triesOfLinkMax} and token_hash = ${tokenHash}
        then ${now.toString()}::timestamptz end)
    where institution_id = ${institutionId} and cardholder_id = ${cardholderId} and ${isTry}
      and (token_hash = ${tokenHash} or ${isTooMany})`.execute(tx);
  const actor = { kind: 'system', institutionId } as const;
  await writeAudit(
    tx,
    { ground, actor, time },
    {
      act: isTry ? 'portal.wrong-factor' : 'portal.refuse',
      thing: 'notice',
      ...(link === null ? {} : { thingId: link.noticeId, cardholderId: link.cardholderId }),
      detail: { because },
    },
  );
}

/** A link opens as often as he likes while it lives: an old one says what has changed since. */
async function openPage(tx: Tx, opening: Attempt & { readonly link: Link }): Promise<Entered> {
  const { ground, institutionId, link, time, tokenHash } = opening;
  const { cardholderId, messageId, noticeId } = link;
  const actor = { kind: 'cardholder', institutionId, cardholderId, noticeId, messageId } as const;
  const token = newSessionToken(ground.ids, institutionId);
  const now = ground.wall.now();
  await sql`update notice_links set entered_at = coalesce(entered_at, ${now.toString()})
    where institution_id = ${institutionId} and token_hash = ${tokenHash}`.execute(tx);
  await sql`insert into portal_sessions
      (institution_id, token_hash, cardholder_id, notice_id, message_id, started_at, seen_at,
       ends_at)
    values (${institutionId}, ${hashOfToken(token)}, ${cardholderId}, ${noticeId}, ${messageId},
      ${now.toString()}, ${now.toString()},
      ${now.add({ hours: portalHoursMax }).toString()})`.execute(tx);
  const writing = { ground, actor, time };
  const codes = { messageId };
  await appendEvent(tx, writing, {
    kind: 'portal.entered',
    cardholderId,
    subjectId: noticeId,
    codes,
  });
  await writeAudit(tx, writing, {
    act: 'portal.enter',
    thing: 'notice',
    thingId: noticeId,
    cardholderId,
    detail: codes,
  });
  return { actor, token };
}
