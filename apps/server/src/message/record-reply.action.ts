// SPDX-License-Identifier: Apache-2.0
// What a person sends back by SMS. One of four plain answers acts; any other words are kept sealed and
// become somebody's task, since a guess would decide for him.

import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { newId } from '@fairvisit/domain/ids.ts';
import { messageMove } from '@fairvisit/domain/message/message-moves.ts';
import { cutReply, type ReplyMeaning, readReply } from '@fairvisit/domain/message/reply-words.ts';
import { sql } from 'kysely';
import { businessTime } from '../clock/business-clock.ts';
import { lockCardholder } from '../contact/lock-cardholder.query.ts';
import type { Tx } from '../db/database.ts';
import { appendEvent } from '../events/append-event.ts';
import type { Ground } from '../ground.ts';
import type { NoticeAnswer } from '../notice/answer-given.ts';
import { answerNotice } from '../notice/answer-notice.action.ts';
import { makeTask } from './make-task.action.ts';
import { type MessageRow, messageRow } from './message-row.query.ts';
import { moveMessage } from './move-message.action.ts';
import type { MessageWriting } from './queue-message.action.ts';
import { repliesSince } from './replies-since.query.ts';
import { newestSmsTo } from './sent-message.query.ts';

export interface Reply {
  /** The number it came from, as the peer writes it. */
  readonly from: string;
  readonly text: string;
}

/** Replies to one message within a day that are still listened to. */
export const repliesADayMax = 20;

/** 'unknown': nobody was written to at this number. */
export function recordReply(
  ground: Ground,
  institutionId: InstitutionId,
  reply: Reply,
): Promise<'recorded' | 'unknown' | 'too-many'> {
  return ground.db.forInstitution(institutionId, async (tx) => {
    const numberIndexes = numbersMeant(reply.from).map((number) =>
      ground.keyring.blindIndex(institutionId, 'phone', number),
    );
    const found = await newestSmsTo(tx, { institutionId, numberIndexes });
    if (found === null) return 'unknown';
    const { cardholderId, messageId } = found;
    await lockCardholder(tx, institutionId, cardholderId);
    const message = await messageRow(tx, { institutionId, cardholderId, messageId });
    if (message === null) return 'unknown';
    const time = await businessTime(tx, ground, institutionId);
    const since = ground.wall.now().subtract({ hours: 24 });
    const before = await repliesSince(tx, { institutionId, cardholderId, messageId, since });
    if (before >= repliesADayMax) return 'too-many';
    const writing = { ground, actor: { kind: 'system', institutionId }, time } as const;
    await take(tx, writing, { message, text: cutReply(reply.text) });
    return 'recorded';
  });
}

/** The same number with and without the country's code, as files and peers write it. */
function numbersMeant(from: string): string[] {
  const digits = from
    .normalize('NFKC')
    .replaceAll(/\D/g, '')
    .slice(0, digitsMax)
    .replace(/^00/, '');
  if (digits.length < digitsMin) return [];
  const national = digits.length > countryCode.length + 5 && digits.startsWith(countryCode);
  const bare = national ? digits.slice(countryCode.length) : digits;
  return [bare, `${countryCode}${bare}`, `+${countryCode}${bare}`, digits];
}

const countryCode = '86';
const digitsMin = 5;
const digitsMax = 20;

interface Taken {
  readonly message: MessageRow;
  readonly text: string;
}

async function take(tx: Tx, writing: MessageWriting, { message, text }: Taken): Promise<void> {
  const { kind } = readReply(text);
  const { cardholderId, noticeId } = message;
  if (noticeId === null) return keepWords(tx, writing, { message, text });
  if (kind === 'move') return wantsToMove(tx, writing, { message, text });
  const answer = answerOf(kind, message);
  if (answer === null) return keepWords(tx, writing, { message, text });
  const answered = await answerNotice(tx, writing, {
    cardholderId,
    noticeId,
    messageId: message.id,
    via: 'sms',
    isIdentityChecked: false,
    answer,
  });
  // A no counts whenever it comes; what no longer counts is answered by somebody.
  if (!answered.ok) await keepWords(tx, writing, { message, text });
}

function answerOf(kind: ReplyMeaning['kind'], message: MessageRow): NoticeAnswer | null {
  // Whoever holds a number that he never confirmed says no yes for him.
  if (kind === 'confirm') return message.isPointConfirmed ? { kind: 'confirmed' } : null;
  if (kind === 'decline') return { kind: 'declined' };
  const { contactPointId } = message;
  if (kind === 'not-me' && contactPointId !== null) return { kind: 'not-me', contactPointId };
  return null;
}

/** He is rung up; the link in his message lets him choose himself meanwhile. */
async function wantsToMove(
  tx: Tx,
  writing: MessageWriting,
  { message, text }: Taken,
): Promise<void> {
  await heard(tx, writing, { message, text, reason: 'wants-to-move' });
  await makeTask(tx, writing, { kind: 'call-back', ...taskOf(message) });
}

async function keepWords(tx: Tx, writing: MessageWriting, { message, text }: Taken): Promise<void> {
  await heard(tx, writing, { message, text, reason: 'words' });
  await makeTask(tx, writing, { kind: 'answer-words', ...taskOf(message) });
}

function taskOf({ cardholderId, id, noticeId, visitId }: MessageRow) {
  return { cardholderId, messageId: id, noticeId, visitId };
}

/** A contact that he began; his words stand sealed in the file. */
async function heard(
  tx: Tx,
  writing: MessageWriting,
  { message, reason, text }: Taken & { readonly reason: string },
): Promise<void> {
  const { actor, ground, time } = writing;
  const { cardholderId, state } = message;
  const contactId = newId<string>(ground.ids);
  await sql`insert into contacts
      (institution_id, cardholder_id, id, channel, contact_point_id, started_at, outcome,
       recorded_at, started_by, message_id)
    values (${actor.institutionId}, ${cardholderId}, ${contactId}, 'sms',
      ${message.contactPointId}, ${time.now.toString()}, 'answered',
      ${ground.wall.now().toString()}, 'person', ${message.id})`.execute(tx);
  if (state === 'sent' || state === 'delivered') {
    await moveMessage(tx, writing, { message, move: messageMove(state, 'answered'), reason });
  }
  await appendEvent(tx, writing, {
    kind: 'message.reply',
    cardholderId,
    subjectId: message.id,
    codes: { channel: message.channel, kind: message.kind, reason, contactId },
    content: { text },
  });
}
