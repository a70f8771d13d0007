// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  aMessage,
  aNoticeMessage,
  anUntoldVisit,
  clockAt,
  contactsOfMessages,
  messagesOf,
  type UntoldVisit,
} from '../../test-support/builders/message.ts';
import { openNoticeWorld } from '../../test-support/builders/notice.ts';
import { databases } from '../../test-support/databases.ts';
import type { TestWorld } from '../../test-support/test-ground.ts';
import { businessTime } from '../clock/business-clock.ts';
import { endTask } from './end-task.action.ts';
import { handleMessage } from './handle-message.action.ts';
import type { MessageToHandle } from './handling.ts';
import { makeTask } from './make-task.action.ts';
import { messageList } from './message-list.query.ts';
import { messagePage } from './message-page.query.ts';
import { releaseMessage } from './release-message.action.ts';
import { takeBackMessage } from './take-back-message.action.ts';
import { taskList } from './task-list.query.ts';

describe.each(databases)('what staff do in the outbox on $name', (kind) => {
  let world: TestWorld;
  let visit: UntoldVisit;
  let serial = 0;
  beforeAll(async () => {
    world = await openNoticeWorld(kind);
  });
  afterAll(async () => world.close());
  beforeEach(async () => {
    await clockAt(world, '2026-09-07T09:00:00+08:00');
    visit = await anUntoldVisit(world);
  });

  const handle = (messageId: string, input: Partial<MessageToHandle>) => {
    serial += 1;
    return handleMessage(world.ground, world.staff.operations, {
      messageId,
      idempotencyKey: `handle-${serial}`,
      outcome: 'posted',
      note: '',
      ...input,
    });
  };
  const aLetter = () =>
    aNoticeMessage(world, visit, {
      channel: 'letter',
      contactPointId: null,
      addressId: visit.addressId,
    });
  const aPhoneCall = () => aNoticeMessage(world, visit, { channel: 'phone' });
  const page = (messageId: string, actor = world.staff.supervisor) =>
    world.db.forInstitution(world.institutionId, (tx) =>
      messagePage(tx, { ground: world.ground, actor, messageId }),
    );
  const proofs = () =>
    world.db.forInstitution(world.institutionId, async (tx) => {
      const found = await sql<{ kind: string }>`
        select kind from notice_proofs where notice_id = ${visit.noticeId}`.execute(tx);
      return found.rows.map((row) => row.kind);
    });

  it('a registered letter that is signed for proves the notice, and no other letter does', async () => {
    const plain = await aLetter();
    expect(await handle(plain.messageId, {})).toMatchObject({ value: { state: 'sent' } });
    const signed = await handle(plain.messageId, { outcome: 'letter-signed' });
    expect(signed).toMatchObject({ value: { state: 'delivered', isProof: false } });
    expect(await proofs()).toEqual([]);
    visit = await anUntoldVisit(world);
    const registered = await aLetter();
    await handle(registered.messageId, { registeredNo: 'XA123456789CN' });
    expect(await handle(registered.messageId, { outcome: 'letter-signed' })).toMatchObject({
      value: { state: 'delivered', isProof: true },
    });
    expect(await proofs()).toEqual(['registered-letter-signed']);
    expect(await contactsOfMessages(world, visit.cardholderId)).toMatchObject([
      { channel: 'letter', outcome: 'delivered' },
    ]);
  });

  it('a letter that comes back leads to the next channel', async () => {
    const { messageId } = await aLetter();
    await handle(messageId, {});
    await handle(messageId, { outcome: 'letter-returned' });
    const all = await messagesOf(world, visit.cardholderId);
    expect(all.map(({ channel, state }) => `${channel} ${state}`)).toEqual([
      'letter failed',
      'sms queued',
    ]);
  });

  it('a conversation proves the notice once the identity was checked, and takes the answer', async () => {
    const { messageId } = await aPhoneCall();
    const guessed = await handle(messageId, { outcome: 'spoken', answer: 'confirmed' });
    expect(guessed).toMatchObject({ refusal: { field: 'identityCheckedBy' } });
    const spoken = await handle(messageId, {
      outcome: 'spoken',
      identityCheckedBy: 'card-tail',
      answer: 'declined',
    });
    expect(spoken).toMatchObject({ value: { state: 'answered', isProof: true } });
    expect(await proofs()).toContain('identity-checked-conversation');
    const again = await handle(messageId, { outcome: 'no-answer' });
    expect(again).toMatchObject({ refusal: { code: 'message.move-not-allowed' } });
  });

  it('a conversation with somebody unknown proves nothing', async () => {
    const { messageId } = await aPhoneCall();
    expect(await handle(messageId, { outcome: 'spoken' })).toMatchObject({
      value: { state: 'failed', isProof: false },
    });
    expect(await proofs()).toEqual([]);
  });

  it('a call that nobody answers counts and stays to be made; a stranger’s number is frozen', async () => {
    const { messageId } = await aPhoneCall();
    expect(await handle(messageId, { outcome: 'no-answer' })).toMatchObject({
      value: { state: 'held' },
    });
    await clockAt(world, '2026-09-08T10:00:00+08:00');
    expect(await handle(messageId, { outcome: 'not-the-person' })).toMatchObject({
      value: { state: 'failed' },
    });
    expect(await contactsOfMessages(world, visit.cardholderId)).toMatchObject([
      { channel: 'call', outcome: 'no-answer' },
      { channel: 'call', outcome: 'not-the-person' },
    ]);
    const all = await messagesOf(world, visit.cardholderId);
    expect(all.map(({ channel }) => channel)).toEqual(['phone', 'letter']);
  });

  it('nothing is posted or told for a message that is past its time', async () => {
    const letter = await aLetter();
    const call = await aPhoneCall();
    await world.db.forInstitution(world.institutionId, async (tx) => {
      await sql`update messages set expires_at = due_at
        where cardholder_id = ${visit.cardholderId}`.execute(tx);
    });
    const refused = {
      ok: false,
      refusal: { code: 'message.move-not-allowed', detail: { state: 'held', reason: 'expired' } },
    };
    expect(await handle(letter.messageId, {})).toMatchObject(refused);
    expect(await handle(call.messageId, { outcome: 'no-answer' })).toMatchObject(refused);
    expect(await contactsOfMessages(world, visit.cardholderId)).toEqual([]);
  });

  it('a call at night is refused with the rule, and nothing is recorded', async () => {
    const { messageId } = await aPhoneCall();
    await clockAt(world, '2026-09-07T22:30:00+08:00');
    const refused = await handle(messageId, { outcome: 'no-answer' });
    expect(refused.ok).toBe(false);
    expect(refused).toMatchObject({ refusal: { code: expect.stringMatching(/^law\./) } });
    expect(await contactsOfMessages(world, visit.cardholderId)).toEqual([]);
  });

  it('a supervisor lets a draft go on once, and a message that went on is not taken back twice', async () => {
    const { cardholderId, contactPointId } = visit;
    const draft = await aMessage(world, {
      cardholderId,
      contactPointId,
      kind: 'paid-thanks',
      needsReview: true,
      content: { subject: null, text: '您好，谢谢您。' },
    });
    const { messageId } = draft;
    expect(await page(messageId)).toMatchObject({ mayRelease: true, mayHandle: false });
    expect(await page(messageId, world.staff.operations)).toMatchObject({ mayRelease: false });
    const input = { messageId, idempotencyKey: 'release-once-1', reason: '已审阅' };
    const first = await releaseMessage(world.ground, world.staff.supervisor, input);
    expect(first).toMatchObject({ value: { state: 'queued' } });
    expect(await releaseMessage(world.ground, world.staff.supervisor, input)).toEqual(first);
    const second = { ...input, idempotencyKey: 'release-twice-1' };
    expect(await releaseMessage(world.ground, world.staff.supervisor, second)).toMatchObject({
      refusal: { code: 'message.move-not-allowed' },
    });
    const back = { messageId, idempotencyKey: `back-${messageId}`, reason: '不再需要' };
    expect(await takeBackMessage(world.ground, world.staff.operations, back)).toMatchObject({
      value: { state: 'cancelled' },
    });
    const twice = { ...back, idempotencyKey: `again-${messageId}` };
    expect(await takeBackMessage(world.ground, world.staff.operations, twice)).toMatchObject({
      refusal: { code: 'message.move-not-allowed' },
    });
  });

  it('shows a message with its link and factor in a demo only, its life and its decision', async () => {
    const { messageId } = await aNoticeMessage(world, visit);
    const token = world.ground.keyring.linkToken(world.institutionId, messageId);
    const shown = await page(messageId);
    expect(shown?.link).toBe(`http://127.0.0.1:8080/v#${token}`);
    expect(shown?.text).toContain(token);
    expect(shown?.demoFactor).toMatch(/^.{4}$/);
    expect(shown?.life.map((step) => step.kind)).toEqual(['message.queued']);
    expect(shown?.decision).toMatchObject({ verdict: 'allow' });
    expect(await page('01990000-0000-7000-8000-000000000000')).toBe(null);
  });

  it('lists the outbox by state, channel and person', async () => {
    await aNoticeMessage(world, visit);
    await aLetter();
    const list = (query: { readonly channel?: 'letter'; readonly state?: 'queued' }) =>
      world.db.forInstitution(world.institutionId, (tx) =>
        messageList(tx, {
          institutionId: world.institutionId,
          query: { page: 1, limit: 50, cardholderId: visit.cardholderId, ...query },
        }),
      );
    const all = await list({});
    expect(all.total).toBe(2);
    expect(all.byState).toMatchObject({ queued: 1, held: 1, sent: 0 });
    expect((await list({ channel: 'letter' })).rows).toMatchObject([{ channel: 'letter' }]);
    expect(await list({ state: 'queued' })).toMatchObject({
      total: 1,
      rows: [{ state: 'queued' }],
    });
    expect(JSON.stringify(all)).not.toMatch(/1002\d{7}/);
  });

  it('ends a task once, and keeps how it ended', async () => {
    const { messageId } = await aNoticeMessage(world, visit);
    const { cardholderId, noticeId, visitId } = visit;
    await world.db.forInstitution(world.institutionId, async (tx) => {
      const time = await businessTime(tx, world.ground, world.institutionId);
      const writing = { ground: world.ground, actor: world.system, time };
      await makeTask(tx, writing, {
        kind: 'call-back',
        cardholderId,
        messageId,
        noticeId,
        visitId,
      });
    });
    const open = () =>
      world.db.forInstitution(world.institutionId, (tx) =>
        taskList(tx, {
          ground: world.ground,
          institutionId: world.institutionId,
          query: { page: 1, limit: 50, cardholderId },
        }),
      );
    const [task] = (await open()).rows;
    expect(task).toMatchObject({ kind: 'call-back', words: null });
    for (const key of ['end-first', 'end-second']) {
      const input = { taskId: task?.id ?? '', idempotencyKey: `${key}-${messageId}` };
      expect(await endTask(world.ground, world.staff.operations, input)).toMatchObject({
        value: { state: 'done' },
      });
    }
    expect((await open()).total).toBe(0);
    expect(Temporal.Instant.from(task?.dueAt ?? '').toString()).toBe('2026-09-07T01:00:00Z');
  });
});
