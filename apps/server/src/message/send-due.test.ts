// SPDX-License-Identifier: Apache-2.0
import { attemptsMax } from '@fairvisit/domain/message/sending-plan.ts';
import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  aMessage,
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
import { type SmtpPeer, smtpPeer } from '../../test-support/smtp-peer.ts';
import type { TestWorld } from '../../test-support/test-ground.ts';
import { recordPause } from '../contact/record-pause.action.ts';
import type { Ground } from '../ground.ts';
import { type OpenCarriers, openCarriers } from '../jobs/open-carriers.ts';
import { sendDue } from './send-due.action.ts';

describe.each(databases)('the outbox on $name', (kind) => {
  let world: TestWorld;
  let ground: Ground;
  let sms: SmppPeer;
  let mail: SmtpPeer;
  let carriers: OpenCarriers;
  let visit: UntoldVisit;
  const logged: string[] = [];
  beforeAll(async () => {
    world = await openNoticeWorld(kind);
    const log: Ground['log'] = {
      write: (event, values) => logged.push(JSON.stringify({ event, ...values })),
    };
    ground = { ...world.ground, log };
    [sms, mail] = [await smppPeer(), await smtpPeer()];
    carriers = openCarriers(ground, { smtp: mail.settings, smpp: sms.settings });
  });
  afterAll(async () => {
    await carriers.close();
    await Promise.all([sms.close(), mail.close()]);
    await world.close();
  });
  beforeEach(async () => {
    await clockAt(world, '2026-09-07T09:00:00+08:00');
    world.setWall('2026-11-25T01:00:00Z');
    visit = await anUntoldVisit(world, { email: 'wang@example.com' });
  });
  afterEach(() => {
    sms.answer('ok');
    mail.refuseAt(null);
    sms.taken.splice(0);
    mail.mails.splice(0);
  });

  const send = (given = carriers) => sendDue(ground, given, world.institutionId);
  const standing = (messageId: string) => messageNow(world, visit.cardholderId, messageId);
  const all = () => messagesOf(world, visit.cardholderId);

  it('sends a message once, with the link made good, and counts it as one contact', async () => {
    const { messageId, state } = await aNoticeMessage(world, visit);
    expect(state).toBe('queued');
    expect(await send()).toMatchObject({ sent: 1 });
    expect(await send()).toEqual({ sent: 0, failed: 0, again: 0, settled: 0 });
    const token = ground.keyring.linkToken(world.institutionId, messageId);
    expect(sms.taken).toHaveLength(1);
    expect(sms.taken[0]?.text).toContain(`http://127.0.0.1:8080/v#${token}`);
    expect(await standing(messageId)).toMatchObject({ state: 'sent', attempts: 1 });
    expect(await lifeOf(world, messageId)).toEqual(['message.queued', 'message.sent']);
    expect(await contactsOfMessages(world, visit.cardholderId)).toEqual([
      { channel: 'sms', outcome: 'sent', startedBy: 'institution' },
    ]);
    expect(logged.join()).not.toContain(token);
  });

  it('writes the contact before the peer hears of the message', async () => {
    let counted = -1;
    const watching = {
      email: null,
      sms: {
        send: async () => {
          counted = (await contactsOfMessages(world, visit.cardholderId)).length;
          return { kind: 'accepted', peerId: `watched-${visit.cardholderId}` } as const;
        },
      },
    };
    await aNoticeMessage(world, visit);
    await sendDue(ground, watching, world.institutionId);
    expect(counted).toBe(1);
  });

  it('keeps a message of 21:59 and of 22:00 apart: the night is quiet until 08:00', async () => {
    await clockAt(world, '2026-09-07T21:58:00+08:00');
    const early = await aNoticeMessage(world, visit, {
      dueAt: Temporal.Instant.from('2026-09-07T21:59:00+08:00'),
    });
    const late = await aNoticeMessage(world, visit, {
      dueAt: Temporal.Instant.from('2026-09-07T22:00:00+08:00'),
    });
    expect(early.state).toBe('queued');
    expect(late).toMatchObject({ state: 'held', reason: 'law' });
    const held = await standing(late.messageId);
    expect(held.dueAt.toString()).toBe('2026-09-08T00:00:00Z');
    await clockAt(world, '2026-09-07T22:00:00+08:00');
    await send();
    expect(await standing(early.messageId)).toMatchObject({ state: 'held', reason: 'law' });
    expect(sms.taken).toHaveLength(0);
    await clockAt(world, '2026-09-08T07:59:00+08:00');
    await send();
    expect(sms.taken).toHaveLength(0);
    await clockAt(world, '2026-09-08T08:00:00+08:00');
    await send();
    expect(sms.taken.length).toBeGreaterThan(0);
  });

  it('obeys what became so between queueing and sending', async () => {
    const { messageId } = await aNoticeMessage(world, visit);
    await world.db.forInstitution(world.institutionId, (tx) =>
      sql`update contact_points set is_frozen = true where id = ${visit.contactPointId}`.execute(
        tx,
      ),
    );
    await send();
    expect(sms.taken).toHaveLength(0);
    expect(await standing(messageId)).toMatchObject({ state: 'cancelled', reason: 'law' });
    expect(mail.mails).toHaveLength(1);
  });

  it('sends nothing about a visit once a pause was recorded', async () => {
    const { messageId } = await aNoticeMessage(world, visit);
    const paused = await recordPause(ground, world.staff.operations, {
      idempotencyKey: `pause-${visit.cardholderId}`,
      cardholderId: visit.cardholderId,
      reason: 'hospital',
      fromOn: '2026-09-07',
      stopsContact: true,
      stopsCount: true,
      note: '',
    });
    expect(paused.ok).toBe(true);
    await send();
    expect(await standing(messageId)).toMatchObject({ state: 'cancelled', reason: 'pause' });
    expect(sms.taken.some(({ text }) => text.includes('到访。http'))).toBe(false);
  });

  it('does not send what speaks of a notice that has ended', async () => {
    const { messageId } = await aNoticeMessage(world, visit);
    await world.db.forInstitution(world.institutionId, (tx) =>
      sql`update notices set ended_at = now(), ended_reason = 'moved'
        where id = ${visit.noticeId}`.execute(tx),
    );
    await send();
    expect(await standing(messageId)).toMatchObject({ state: 'cancelled', reason: 'superseded' });
    expect(sms.taken).toHaveLength(0);
  });

  it('goes the next way within one run when a way is blocked, and keeps nothing queued', async () => {
    sms.answer(0x65);
    const { messageId } = await aNoticeMessage(world, visit);
    expect(await send()).toMatchObject({ failed: 1, sent: 1 });
    expect(await standing(messageId)).toMatchObject({ state: 'failed', reason: 'blocked' });
    expect(mail.mails).toMatchObject([{ to: 'wang@example.com' }]);
    expect((await all()).map(({ channel, state }) => `${channel} ${state}`)).toEqual([
      'sms failed',
      'email sent',
    ]);
    const contacts = await contactsOfMessages(world, visit.cardholderId);
    expect(contacts.map(({ outcome }) => outcome)).toEqual(['failed', 'sent']);
    await clockAt(world, '2026-09-08T09:00:01+08:00');
    await send();
    expect((await all()).filter(({ state }) => state === 'queued')).toEqual([]);
  });

  it('gives up an SMS when no carrier is set up, and goes the next way', async () => {
    const { messageId } = await aNoticeMessage(world, visit);
    await sendDue(ground, { ...carriers, sms: null }, world.institutionId);
    expect(await standing(messageId)).toMatchObject({ state: 'failed', reason: 'no-carrier' });
    expect(mail.mails).toHaveLength(1);
  });

  it('tries an unreachable peer again after a while, uses up no cap, and then gives up', async () => {
    const dead = { ...carriers, sms: { send: async () => ({ kind: 'unreachable' }) as const } };
    const { messageId } = await aNoticeMessage(world, visit);
    let wall = Temporal.Instant.from('2026-11-25T01:00:00Z');
    expect(await sendDue(ground, dead, world.institutionId)).toMatchObject({ again: 1 });
    expect(await sendDue(ground, dead, world.institutionId)).toMatchObject({ again: 0 });
    expect(await standing(messageId)).toMatchObject({ state: 'queued', reason: 'unreachable' });
    for (let attempt = 2; attempt <= attemptsMax; attempt += 1) {
      wall = wall.add({ minutes: 130 });
      world.setWall(wall.toString());
      await sendDue(ground, dead, world.institutionId);
    }
    expect(await standing(messageId)).toMatchObject({
      state: 'failed',
      reason: 'unreachable',
      attempts: attemptsMax,
    });
    const contacts = await contactsOfMessages(world, visit.cardholderId);
    expect(contacts.filter(({ channel }) => channel === 'sms')).toHaveLength(attemptsMax);
    expect(contacts.filter(({ outcome }) => outcome === 'sent')).toHaveLength(1);
    expect(mail.mails).toHaveLength(1);
  });

  it('never sends again what a peer may have taken', async () => {
    sms.answer('break-before-answer', 'ok');
    const { messageId } = await aNoticeMessage(world, visit);
    await send();
    await send();
    expect(await standing(messageId)).toMatchObject({
      state: 'failed',
      reason: 'outcome-unknown',
    });
    expect(sms.taken).toHaveLength(1);
    expect(mail.mails).toHaveLength(1);
    const contacts = await contactsOfMessages(world, visit.cardholderId);
    expect(contacts.map(({ outcome }) => outcome)).toEqual(['sent', 'sent']);
  });

  it('takes a carrier that fails for one that may have sent', async () => {
    const broken = {
      ...carriers,
      sms: {
        send: async () => {
          throw new Error('张三丰 10020000001');
        },
      },
    };
    const { messageId } = await aNoticeMessage(world, visit);
    await sendDue(ground, broken, world.institutionId);
    expect(await standing(messageId)).toMatchObject({ reason: 'outcome-unknown' });
    expect(logged.join()).toContain('message.carrier-bug');
    expect(logged.join()).not.toContain('张三丰');
  });

  it('cancels what is past its time, and fails what was queued for more than a day', async () => {
    const expired = await aNoticeMessage(world, visit, {
      expiresAt: Temporal.Instant.from('2026-09-07T18:00:00+08:00'),
    });
    const stale = await aNoticeMessage(world, visit);
    await clockAt(world, '2026-09-08T09:00:00+08:00');
    await send();
    expect(await standing(expired.messageId)).toMatchObject({
      state: 'cancelled',
      reason: 'expired',
    });
    expect(await standing(stale.messageId)).toMatchObject({ state: 'failed', reason: 'expired' });
    expect(sms.taken).toHaveLength(0);
  });

  it('lets two senders share the work, and sends nothing twice', async () => {
    const visits = [visit];
    for (let count = 0; count < 5; count += 1) visits.push(await anUntoldVisit(world));
    for (const each of visits) await aNoticeMessage(world, each);
    const other = openCarriers(ground, { smtp: mail.settings, smpp: sms.settings });
    const done = await Promise.all([send(), send(other), send(), send(other)]);
    await other.close();
    expect(done.reduce((sum, { sent }) => sum + sent, 0)).toBe(visits.length);
    expect(sms.taken).toHaveLength(visits.length);
    expect(new Set(sms.taken.map(({ text }) => text)).size).toBe(visits.length);
  });

  it('leaves letters and calls to staff until they are past their time', async () => {
    const phone = await aNoticeMessage(world, visit, { channel: 'phone' });
    expect(phone).toMatchObject({ state: 'held', reason: 'waits-for-staff' });
    await send();
    expect(await standing(phone.messageId)).toMatchObject({ state: 'held' });
    await clockAt(world, '2026-09-10T10:00:00+08:00');
    await send();
    expect(await standing(phone.messageId)).toMatchObject({
      state: 'cancelled',
      reason: 'expired',
    });
  });

  it('holds a draft back until somebody has read it', async () => {
    const { cardholderId, contactPointId } = visit;
    const draft = await aMessage(world, {
      cardholderId,
      contactPointId,
      kind: 'paid-thanks',
      needsReview: true,
    });
    expect(draft).toMatchObject({ state: 'held', reason: 'review' });
    await send();
    expect(sms.taken).toHaveLength(0);
  });
});
