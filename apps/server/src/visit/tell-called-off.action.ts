// SPDX-License-Identifier: Apache-2.0
// A visit that was announced and will not happen is called off by the way that reached the person:
// nobody waits at home for officers who do not come. Who called it off himself was told at once.
import { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db/database.ts';
import { type MessageWriting, queueMessage } from '../message/queue-message.action.ts';
import { noticeContent } from '../notice/notice-content.ts';
import { type HouseTold, houseTold, officersTold } from '../notice/notice-source.query.ts';
import { noticeRow } from '../notice/open-notice.query.ts';
import type { NoticeEnded } from './end-notices.action.ts';
import { type WayReached, waysReached } from './ways-reached.query.ts';

export interface CalledOff {
  readonly notices: readonly NoticeEnded[];
  readonly reason: string;
}

/** What the person did himself: the page, or whoever spoke with him, has told him already. */
const ownReasons = ['declined', 'moved', 'not-me', 'other-channel', 'complaint'];

export async function tellCalledOff(
  tx: Tx,
  writing: MessageWriting,
  { notices, reason }: CalledOff,
): Promise<void> {
  const { actor, time } = writing;
  const toCome = notices.filter((one) => Temporal.Instant.compare(one.windowUntil, time.now) > 0);
  if (ownReasons.includes(reason) || toCome.length === 0) return;
  const ways = await waysReached(tx, actor.institutionId, toCome);
  if (ways.length === 0) return;
  const house = await houseTold(tx, actor.institutionId);
  const byId = new Map(toCome.map((notice) => [notice.noticeId, notice]));
  for (const way of ways) {
    const notice = byId.get(way.noticeId);
    if (notice) await tell(tx, writing, { notice, way, house });
  }
}

interface Telling {
  readonly notice: NoticeEnded;
  readonly way: WayReached;
  readonly house: HouseTold;
}

async function tell(
  tx: Tx,
  writing: MessageWriting,
  { house, notice, way }: Telling,
): Promise<void> {
  const { institutionId } = writing.actor;
  const { cardholderId, noticeId, visitId } = notice;
  const known = { institutionId, cardholderId, noticeId: way.knownNoticeId };
  const told = await noticeRow(tx, known);
  if (told === null) return;
  const officers = await officersTold(tx, institutionId, told.officerIds);
  const { channel, contactPointId, addressId } = way;
  await queueMessage(tx, writing, {
    cardholderId,
    kind: 'visit-called-off',
    channel,
    contactPointId,
    addressId,
    noticeId,
    visitId,
    language: told.language,
    content: noticeContent(
      {
        ...told,
        kind: 'visit-called-off',
        channel,
        officers: told.officerIds.flatMap((id) => officers.get(id) ?? []),
      },
      house,
    ),
    expiresAt: notice.windowUntil,
  });
}
