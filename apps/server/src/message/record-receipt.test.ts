// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  aNoticeMessage,
  anUntoldVisit,
  clockAt,
  contactsOfMessages,
  lifeOf,
  messageNow,
  messagesOf,
  type UntoldVisit,
} from '../../test-support/builders/message.ts';
import { openNoticeWorld } from '../../test-support/builders/notice.ts';
import { databases } from '../../test-support/databases.ts';
import { type SmppPeer, smppPeer } from '../../test-support/smpp-peer.ts';
import type { TestWorld } from '../../test-support/test-ground.ts';
import type { Ground } from '../ground.ts';
import { type OpenCarriers, openCarriers } from '../jobs/open-carriers.ts';
import { recordReceipt } from './record-receipt.action.ts';
import { recordReply, repliesADayMax } from './record-reply.action.ts';
import { sendDue } from './send-due.action.ts';
import { taskList } from './task-list.query.ts';

describe.each(databases)('what comes back from an SMS centre on $name', (kind) => {
  let world: TestWorld;
  let ground: Ground;
  let peer: SmppPeer;
  let carriers: OpenCarriers;
  let visit: UntoldVisit;
  let phone: string;
  let serial = 0;
  const logged: string[] = [];
  beforeAll(async () => {
    world = await openNoticeWorld(kind);
    const log: Ground['log'] = {
      write: (event, values) => logged.push(JSON.stringify({ event, ...values })),
    };
    ground = { ...world.ground, log };
    peer = await smppPeer();
    carriers = openCarriers(ground, { smtp: null, smpp: peer.settings });
  });
  afterAll(async () => {
    await carriers.close();
    await peer.close();
    await world.close();
  });
  beforeEach(async () => {
    await clockAt(world, '2026-09-07T09:00:00+08:00');
    serial += 1;
    phone = `1003${String(serial).padStart(7, '0')}`;
    visit = await anUntoldVisit(world, { person: { phone } });
  });
  afterEach(() => {
    peer.receiptAtOnce(null);
    peer.taken.splice(0);
    logged.splice(0);
  });

  const sent = async () => {
    const { messageId } = await aNoticeMessage(world, visit);
    await sendDue(ground, carriers, world.institutionId);
    const { peerId } = await messageNow(world, visit.cardholderId, messageId);
    return { messageId, peerId: peerId ?? '' };
  };
  const standing = (messageId: string) => messageNow(world, visit.cardholderId, messageId);
  const receipt = (peerId: string, outcome: 'delivered' | 'failed') =>
    recordReceipt(ground, world.institutionId, { channel: 'sms', peerId, outcome });
  const reply = (text: string, from = phone) =>
    recordReply(ground, world.institutionId, { from, text });
  const rows = <Row>(query: ReturnType<typeof sql<Row>>) =>
    world.db.forInstitution(world.institutionId, async (tx) => (await query.execute(tx)).rows);
  const proofs = () =>
    rows(sql<{ kind: string; at: string }>`
      select kind, sent_at::text as at from notice_proofs where notice_id = ${visit.noticeId}`);
  const answer = () =>
    rows(sql<{ answer: string | null; via: string | null }>`
      select answer, answered_via as via from notices where id = ${visit.noticeId}`);
  const tasks = () =>
    world.db.forInstitution(world.institutionId, (tx) =>
      taskList(tx, {
        ground,
        institutionId: world.institutionId,
        query: { page: 1, limit: 50, cardholderId: visit.cardholderId },
      }),
    );

  it('a receipt for a confirmed number proves the notice from when it was sent, once', async () => {
    const { messageId, peerId } = await sent();
    await clockAt(world, '2026-09-07T10:30:00+08:00');
    for (let time = 0; time < 3; time += 1) {
      expect(await receipt(peerId, 'delivered')).toBe('recorded');
    }
    expect(await standing(messageId)).toMatchObject({ state: 'delivered' });
    expect(await lifeOf(world, messageId)).toEqual([
      'message.queued',
      'message.sent',
      'message.delivered',
    ]);
    const [proof, ...others] = await proofs();
    expect(others).toEqual([]);
    expect(proof?.kind).toBe('sms-receipt-confirmed-point');
    expect(proof?.at).toContain('01:00:00');
    expect(await contactsOfMessages(world, visit.cardholderId)).toMatchObject([
      { outcome: 'delivered' },
    ]);
  });

  it('a receipt for a number that nobody confirmed proves nothing', async () => {
    await rows(
      sql`update contact_points set confirmed_on = null where id = ${visit.contactPointId}`,
    );
    const { messageId, peerId } = await sent();
    await receipt(peerId, 'delivered');
    expect(await standing(messageId)).toMatchObject({ state: 'delivered' });
    expect(await proofs()).toEqual([]);
  });

  it('a receipt of failure leads to the next channel, and a late success changes nothing', async () => {
    const { messageId, peerId } = await sent();
    await receipt(peerId, 'failed');
    await receipt(peerId, 'failed');
    await receipt(peerId, 'delivered');
    expect(await standing(messageId)).toMatchObject({ state: 'failed', reason: 'undelivered' });
    const all = await messagesOf(world, visit.cardholderId);
    expect(all.map(({ channel, state }) => `${channel} ${state}`)).toEqual([
      'sms failed',
      'phone held',
    ]);
    expect(await proofs()).toEqual([]);
  });

  it('a receipt that is quicker than our own note finds its message all the same', async () => {
    peer.receiptAtOnce('DELIVRD');
    const { messageId } = await sent();
    await vi.waitFor(async () => {
      expect(await standing(messageId)).toMatchObject({ state: 'delivered' });
    });
    expect(await proofs()).toHaveLength(1);
  });

  it('a receipt for a message that was answered before keeps the answer', async () => {
    const { messageId, peerId } = await sent();
    await reply('1');
    await receipt(peerId, 'delivered');
    await receipt(peerId, 'delivered');
    expect(await standing(messageId)).toMatchObject({ state: 'answered' });
    expect((await proofs()).map((proof) => proof.kind)).toContain('sms-receipt-confirmed-point');
  });

  it('a receipt for nothing of ours is let go', async () => {
    expect(await receipt('nobody-knows', 'delivered')).toBe('unknown');
  });

  it.each([
    ['1', 'confirmed'],
    ['回复３', 'declined'],
  ])('the reply %s answers the notice', async (text, kindOfAnswer) => {
    const { messageId } = await sent();
    expect(await peer.reply(`86${phone}`, text)).toBe(0);
    expect(await answer()).toEqual([{ answer: kindOfAnswer, via: 'sms' }]);
    expect(await standing(messageId)).toMatchObject({ state: 'answered' });
    expect(await contactsOfMessages(world, visit.cardholderId)).toContainEqual(
      expect.objectContaining({ channel: 'sms', startedBy: 'person' }),
    );
  });

  it('the reply 4 freezes the number, and the notice goes another way', async () => {
    await sent();
    await reply('4');
    const points = await rows(sql<{ is_frozen: boolean }>`
      select is_frozen from contact_points where id = ${visit.contactPointId}`);
    expect(points).toEqual([{ is_frozen: true }]);
    const all = await messagesOf(world, visit.cardholderId);
    expect(all.map(({ channel }) => channel)).toEqual(['sms', 'letter']);
  });

  it('the reply 2 asks for a call, and decides nothing', async () => {
    const { messageId } = await sent();
    await reply('2');
    expect(await answer()).toEqual([{ answer: null, via: null }]);
    expect(await standing(messageId)).toMatchObject({ state: 'answered', reason: 'wants-to-move' });
    expect((await tasks()).rows).toMatchObject([{ kind: 'call-back', messageId }]);
  });

  it('any other words are kept sealed and become one task, however many come', async () => {
    const { messageId } = await sent();
    await reply('那天我不在，能不能下周？');
    await reply(`第二句${'长'.repeat(2_000)}`);
    expect(await standing(messageId)).toMatchObject({ state: 'answered', reason: 'words' });
    const open = await tasks();
    expect(open.rows).toHaveLength(1);
    expect(open.rows[0]?.words).toMatch(/^第二句长{497}$/);
    const codes = await rows(sql<{ codes: string }>`
      select codes::text as codes from events where subject_id = ${messageId}`);
    expect(codes.map((row) => row.codes).join()).not.toContain('那天');
    for (let count = 2; count < repliesADayMax; count += 1) await reply('又来');
    expect(await reply('太多')).toBe('too-many');
  });

  it('an answer by figure after the notice ended is read by somebody', async () => {
    await sent();
    await rows(sql`update notices set ended_at = now(), ended_reason = 'moved'
      where id = ${visit.noticeId}`);
    await reply('1');
    expect((await tasks()).rows).toMatchObject([{ kind: 'answer-words', words: '1' }]);
    expect(await answer()).toEqual([{ answer: null, via: null }]);
  });

  it('a reply from a number nobody was written to is let go, without its number in the log', async () => {
    await sent();
    await peer.reply('19999999999', '张三丰');
    expect(logged.join()).toContain('message.reply-unknown');
    expect(logged.join()).not.toMatch(/19999999999|张三丰/);
    for (const from of ['', 'abc', "'; drop table messages", '1'.repeat(5_000)]) {
      expect(await reply('1', from)).toBe('unknown');
    }
  });
});
