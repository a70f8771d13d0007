// SPDX-License-Identifier: Apache-2.0
// What becomes of notices as time passes: silence leads to the next channel, and on its eve a visit
// that is not proven and agreed to is put back. Run by the business tick; a second run changes nothing.
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import { writeAudit } from '../audit/audit-entry.ts';
import { businessTime } from '../clock/business-clock.ts';
import { lockCardholder } from '../contact/lock-cardholder.query.ts';
import type { Tx } from '../db/database.ts';
import { appendEvent } from '../events/append-event.ts';
import type { Actor, Ground } from '../ground.ts';
import type { MessageWriting } from '../message/queue-message.action.ts';
import { tryNextChannel } from './next-channel.action.ts';
import { type NoticeToSettle, noticesToSettle } from './notices-to-settle.query.ts';
import { putBack } from './put-back.action.ts';

export interface SettledNotices {
  readonly nextChannels: number;
  readonly putBack: number;
  readonly over: number;
}

export async function settleNotices(
  ground: Ground,
  institutionId: InstitutionId,
): Promise<SettledNotices> {
  const actor: Actor = { kind: 'system', institutionId };
  const due = await ground.db.forInstitution(institutionId, async (tx) => {
    const time = await businessTime(tx, ground, institutionId);
    return noticesToSettle(tx, { institutionId, time });
  });
  const done = { nextChannels: 0, putBack: 0, over: 0 };
  for (const notice of due) {
    const what = await ground.db.forInstitution(institutionId, (tx) =>
      settleOne(tx, { ground, actor }, notice),
    );
    if (what !== null) done[what] += 1;
  }
  return done;
}

async function settleOne(
  tx: Tx,
  { ground, actor }: { readonly ground: Ground; readonly actor: Actor },
  found: NoticeToSettle,
): Promise<keyof SettledNotices | null> {
  const { institutionId } = actor;
  const { cardholderId, noticeId, visitId } = found;
  const person = await lockCardholder(tx, institutionId, cardholderId);
  if (person === null) return null;
  const time = await businessTime(tx, ground, institutionId);
  const [notice] = await noticesToSettle(tx, { institutionId, time, noticeId });
  if (notice === undefined) return null;
  const writing = { ground, actor, time };
  if (notice.isOver) {
    await endOver(tx, writing, notice);
    return 'over';
  }
  if (notice.isEve) {
    const reason = notice.isProven ? 'no-answer' : 'notice-not-proven';
    await putBack(tx, writing, { cardholderId, visitId, reason });
    return 'putBack';
  }
  const next = await tryNextChannel(tx, writing, { cardholderId, noticeId });
  return next === null ? null : 'nextChannels';
}

/** The window passed; what happened in it is told by the visit. */
async function endOver(tx: Tx, writing: MessageWriting, notice: NoticeToSettle): Promise<void> {
  const { actor, time } = writing;
  const { cardholderId, noticeId, visitId } = notice;
  await sql`update notices set ended_at = ${time.now.toString()}, ended_reason = 'over'
    where institution_id = ${actor.institutionId} and cardholder_id = ${cardholderId}
      and id = ${noticeId} and ended_at is null`.execute(tx);
  await appendEvent(tx, writing, {
    kind: 'notice.ended',
    cardholderId,
    subjectId: noticeId,
    codes: { reason: 'over', visitId },
  });
  await writeAudit(tx, writing, {
    act: 'notice.end',
    thing: 'notice',
    thingId: noticeId,
    cardholderId,
    detail: { reason: 'over' },
  });
}
