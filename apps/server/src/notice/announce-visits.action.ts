// SPDX-License-Identifier: Apache-2.0
// A planned visit becomes a notice: a new version that names window, officers and rights, and its
// first message by the best channel. An earlier version of the visit ends.
import { setImmediate } from 'node:timers/promises';
import { assert } from '@fairvisit/domain/assert.ts';
import { newId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import { writeAudit } from '../audit/audit-entry.ts';
import type { Tx } from '../db/database.ts';
import { appendEvent } from '../events/append-event.ts';
import { cancelMessages } from '../message/cancel-messages.action.ts';
import type { MessageWriting } from '../message/queue-message.action.ts';
import { tryNextChannel } from './next-channel.action.ts';
import {
  type NoticeSource,
  noticeSources,
  visitsAnnouncedMax,
  visitsReadMax,
} from './notice-source.query.ts';

export interface VisitToAnnounce {
  readonly cardholderId: string;
  readonly visitId: string;
  /** The published plan that has the visit. */
  readonly planId: string;
  /** The person chose this window himself, in the portal or on the telephone. */
  readonly isWished?: boolean;
  /** Why the earlier version ended: 'replanned', 'moved'. */
  readonly because?: string;
}

export interface Announced {
  readonly noticeId: string;
  readonly visitId: string;
}

/**
 * A visit whose window and officers are told already keeps its notice, and is not in the answer. The
 * caller holds the cardholders' rows. A window that the person chose himself needs no message: he
 * has just been told.
 */
export async function announceVisits(
  tx: Tx,
  writing: MessageWriting,
  visits: readonly VisitToAnnounce[],
): Promise<readonly Announced[]> {
  assert(visits.length <= visitsAnnouncedMax, 'a plan has a bounded number of visits');
  const announced: Announced[] = [];
  for (let at = 0; at < visits.length; at += visitsReadMax) {
    const portion = visits.slice(at, at + visitsReadMax);
    for (const one of await toAnnounce(tx, writing, portion)) {
      const noticeId = await announce(tx, writing, one);
      announced.push({ noticeId, visitId: one.source.visitId });
      // Others are answered in between.
      await setImmediate();
    }
    await setImmediate();
  }
  return announced;
}

interface ToAnnounce {
  readonly source: NoticeSource;
  readonly visit: VisitToAnnounce;
}

/** Those whose window or officers are news. */
async function toAnnounce(
  tx: Tx,
  { actor }: MessageWriting,
  visits: readonly VisitToAnnounce[],
): Promise<readonly ToAnnounce[]> {
  const asked = new Map(visits.map((visit) => [visit.visitId, visit]));
  const sources = await noticeSources(tx, { institutionId: actor.institutionId, visits });
  return sources.flatMap((source) => {
    const visit = asked.get(source.visitId);
    return visit === undefined || source.open?.isSame === true ? [] : [{ source, visit }];
  });
}

async function announce(
  tx: Tx,
  writing: MessageWriting,
  { source, visit }: ToAnnounce,
): Promise<string> {
  const { actor, ground, time } = writing;
  const { cardholderId, visitId } = source;
  if (source.open !== null) await endEarlier(tx, writing, { source, visit });
  const noticeId = newId<string>(ground.ids);
  await sql`insert into notices
      (institution_id, cardholder_id, id, visit_id, plan_id, version, manner, language,
       window_from, window_until, officer_ids, is_wished, made_at)
    values (${actor.institutionId}, ${cardholderId}, ${noticeId}, ${visitId}, ${visit.planId},
      ${source.nextVersion}, ${source.manner}, ${source.language}, ${source.from.toString()},
      ${source.until.toString()}, ${source.officerIds}::uuid[], ${visit.isWished === true},
      ${time.now.toString()})`.execute(tx);
  const codes = { visitId, version: source.nextVersion, manner: source.manner };
  await appendEvent(tx, writing, {
    kind: 'notice.made',
    cardholderId,
    subjectId: noticeId,
    codes,
  });
  await writeAudit(tx, writing, {
    act: 'notice.make',
    thing: 'notice',
    thingId: noticeId,
    cardholderId,
    detail: codes,
  });
  if (visit.isWished !== true) await tryNextChannel(tx, writing, { cardholderId, noticeId });
  return noticeId;
}

async function endEarlier(
  tx: Tx,
  writing: MessageWriting,
  { source, visit }: ToAnnounce,
): Promise<void> {
  const { actor, time } = writing;
  const { cardholderId, visitId } = source;
  const reason = visit.because ?? 'replanned';
  await sql`update notices set ended_at = ${time.now.toString()}, ended_reason = ${reason}
    where institution_id = ${actor.institutionId} and cardholder_id = ${cardholderId}
      and visit_id = ${visitId} and ended_at is null`.execute(tx);
  await cancelMessages(tx, writing, { cardholderId, visitId, reason });
  await appendEvent(tx, writing, {
    kind: 'notice.ended',
    cardholderId,
    subjectId: source.open?.id ?? visitId,
    codes: { reason, visitId },
  });
}
