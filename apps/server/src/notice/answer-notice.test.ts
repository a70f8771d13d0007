// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type AnnouncedVisit,
  aContactPoint,
  anAnnouncedVisit,
  anAnswer,
  aQuietHouse,
  asHolder,
  messagesOf,
  noticeNow,
  openNoticeWorld,
  somePeers,
  type TestPeers,
} from '../../test-support/builders/notice.ts';
import { databases } from '../../test-support/databases.ts';
import type { TestWorld } from '../../test-support/test-ground.ts';
import { recordReceipt } from '../message/record-receipt.action.ts';
import { mayVisit } from './may-visit.query.ts';
import { type Proof, proveNotice } from './prove-notice.action.ts';

const yes = { answer: { kind: 'confirmed' } } as const;
const no = { answer: { kind: 'declined' } } as const;

describe.each(databases)('answers to a notice on $name', (kind) => {
  let world: TestWorld;
  let peers: TestPeers;
  beforeAll(async () => {
    world = await openNoticeWorld(kind);
  });
  afterAll(async () => world.close());
  beforeEach(async () => {
    await aQuietHouse(world);
    peers = somePeers(world);
  });

  const rows = <Row>(query: ReturnType<typeof sql<Row>>) =>
    world.db.forInstitution(world.institutionId, async (tx) => (await query.execute(tx)).rows);
  const may = (visit: AnnouncedVisit) =>
    world.db.forInstitution(world.institutionId, (tx) =>
      mayVisit(tx, { institutionId: world.institutionId, ...visit }),
    );
  const proofsOf = ({ noticeId }: Pick<AnnouncedVisit, 'noticeId'>) =>
    rows(sql<{ kind: string; channel: string }>`select kind, channel from notice_proofs
      where notice_id = ${noticeId} order by proven_at, id limit 10`);
  const visitOf = async ({ visitId }: AnnouncedVisit) =>
    (
      await rows(sql<{ state: string; reason: string | null }>`
      select state, cancel_reason as reason from visits where id = ${visitId} limit 1`)
    )[0];
  const contactsOf = ({ cardholderId }: AnnouncedVisit) =>
    rows(sql<{ channel: string; outcome: string }>`
      select channel, outcome from contacts
      where cardholder_id = ${cardholderId} and started_by = 'person' order by id limit 10`);
  /** The message has left, and its receipt came. */
  const delivered = async () => {
    await peers.send();
    const messageId = peers.taken.at(-1)?.messageId ?? '';
    const receipt = { channel: 'sms', peerId: messageId, outcome: 'delivered' } as const;
    await recordReceipt(world.ground, world.institutionId, receipt);
    return messageId;
  };

  it('lets officers go once a yes and a proof are there, and reminds him the day before', async () => {
    const visit = await anAnnouncedVisit(world);
    await peers.send();
    const messageId = peers.taken[0]?.messageId ?? null;
    expect(await anAnswer(world, visit, { ...yes, messageId })).toEqual({ ok: true, value: null });
    expect(await may(visit)).toEqual({ may: 'visit', because: 'confirmed' });
    expect(await contactsOf(visit)).toEqual([{ channel: 'portal', outcome: 'answered' }]);
    expect(await messagesOf(world, visit)).toMatchObject([
      { kind: 'visit-notice', state: 'answered' },
      { kind: 'visit-reminder', channel: 'sms', state: 'queued', pointId: visit.contactPointId },
    ]);
    const [reminder] = await rows(sql<{ due: Temporal.Instant }>`
      select due_at as due from messages where kind = 'visit-reminder'
        and cardholder_id = ${visit.cardholderId} limit 2`);
    expect(reminder?.due.toString()).toBe('2026-09-09T02:00:00Z');
  });

  it('takes a yes by a bare text message, which proves nothing by itself', async () => {
    const visit = await anAnnouncedVisit(world);
    await peers.send();
    const bare = { via: 'sms', isIdentityChecked: false } as const;
    const messageId = peers.taken[0]?.messageId ?? null;
    expect(await anAnswer(world, visit, { ...yes, ...bare, messageId })).toMatchObject({
      ok: true,
    });
    expect(await proofsOf(visit)).toEqual([]);
    expect(await may(visit)).toEqual({ may: 'no', because: 'not-proven' });
    // The receipt of the confirmed number comes late, and is the proof.
    const receipt = { channel: 'sms', peerId: messageId ?? '', outcome: 'delivered' } as const;
    await recordReceipt(world.ground, world.institutionId, receipt);
    expect(await proofsOf(visit)).toEqual([
      { kind: 'sms-receipt-confirmed-point', channel: 'sms' },
    ]);
    expect(await may(visit)).toEqual({ may: 'visit', because: 'confirmed' });
  });

  it.each([
    ['sms-receipt-confirmed-point', 'sms'],
    ['email-answered', 'email'],
    ['identity-checked-conversation', 'phone'],
    ['registered-letter-signed', 'letter'],
  ] as const)('is proven by %s alone, and by the same thing only once', async (proof, channel) => {
    const visit = await anAnnouncedVisit(world);
    await anAnswer(world, visit, { ...yes, via: 'sms', isIdentityChecked: false });
    const { cardholderId, noticeId } = visit;
    const sentAt = Temporal.Instant.from('2026-09-07T01:00:00Z');
    const given: Proof = {
      cardholderId,
      noticeId,
      kind: proof,
      channel,
      messageId: null,
      contactId: null,
      sentAt,
    };
    const prove = () =>
      asHolder({ world, cardholderId }, (tx, writing) => proveNotice(tx, writing, given));
    await prove();
    await prove();
    expect(await proofsOf(visit)).toEqual([{ kind: proof, channel }]);
    expect(await may(visit)).toEqual({ may: 'visit', because: 'confirmed' });
  });

  it('takes an answer behind the second factor from a mail for a mail answered, and the address for his', async () => {
    const visit = await anAnnouncedVisit(world, {
      prepare: async ({ cardholderId, contactPointId }) => {
        await aContactPoint(world, cardholderId, { kind: 'email', value: 'b@example.org' });
        await rows(sql`update contact_points set is_frozen = true where id = ${contactPointId}`);
      },
    });
    await peers.send();
    const messageId = peers.taken[0]?.messageId ?? null;
    expect(peers.taken[0]?.subject).toBe('测试银行：希望与您约定一次拜访');
    await anAnswer(world, visit, { ...yes, messageId });
    expect(await proofsOf(visit)).toEqual([{ kind: 'email-answered', channel: 'email' }]);
    expect(
      await rows(sql`select kind from contact_points
        where cardholder_id = ${visit.cardholderId} and confirmed_on = '2026-09-07' limit 5`),
    ).toEqual([{ kind: 'email' }]);
  });

  it('takes two yeses in the same moment for one, with one reminder', async () => {
    const visit = await anAnnouncedVisit(world);
    await peers.send();
    const both = await Promise.all([anAnswer(world, visit, yes), anAnswer(world, visit, yes)]);
    const refused = both.filter((one) => !one.ok);
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatchObject({
      refusal: { code: 'visit.already-arranged', detail: { from: expect.any(String) } },
    });
    const reminders = (await messagesOf(world, visit)).filter(
      (one) => one.kind === 'visit-reminder',
    );
    expect(reminders).toHaveLength(1);
    expect(await noticeNow(world, visit)).toMatchObject({ version: 1, answer: 'confirmed' });
  });

  it('takes a no after a yes: the visit is off, no reminder goes, and his place in the list stays', async () => {
    const visit = await anAnnouncedVisit(world);
    const priority = () =>
      rows(sql`select priority_step, priority_reasons, state from cases
        where id = ${visit.caseId} limit 1`);
    const before = await priority();
    await anAnswer(world, visit, yes);
    expect(await anAnswer(world, visit, no)).toMatchObject({ ok: true });
    expect(await visitOf(visit)).toEqual({ state: 'cancelled', reason: 'declined' });
    expect(await may(visit)).toEqual({ may: 'no', because: 'no-notice' });
    expect(await noticeNow(world, visit)).toMatchObject({
      answer: 'declined',
      endedReason: 'declined',
    });
    const waiting = (await messagesOf(world, visit)).filter(({ state }) =>
      ['queued', 'held'].includes(state),
    );
    expect(waiting).toEqual([]);
    expect(await priority()).toEqual(before);
    expect((await contactsOf(visit)).map(({ outcome }) => outcome)).toEqual([
      'answered',
      'declined-visits',
    ]);
    // Again, when nothing is open any more: it stays a no.
    expect(await anAnswer(world, visit, no)).toMatchObject({ ok: true });
    expect(await anAnswer(world, visit, yes)).toMatchObject({
      ok: false,
      refusal: { code: 'notice.ended' },
    });
  });

  it('keeps the way he would rather be reached by, and has him called where he wishes a call', async () => {
    const visit = await anAnnouncedVisit(world);
    await anAnswer(world, visit, { answer: { kind: 'other-channel', channel: 'letter' } });
    await anAnswer(world, visit, { answer: { kind: 'other-channel', channel: 'call' } });
    expect(await visitOf(visit)).toEqual({ state: 'cancelled', reason: 'other-channel' });
    expect(
      await rows(sql`select channel, wish, withdrawn_at is null as holds from channel_wishes
        where cardholder_id = ${visit.cardholderId} order by id limit 10`),
    ).toEqual([
      { channel: 'letter', wish: 'prefer', holds: false },
      { channel: 'call', wish: 'prefer', holds: true },
    ]);
    expect(
      await rows(sql`select kind, state from contact_tasks
        where cardholder_id = ${visit.cardholderId} limit 5`),
    ).toEqual([{ kind: 'call-back', state: 'open' }]);
  });

  describe('that somebody else has the number', () => {
    const notMe = (visit: AnnouncedVisit) =>
      anAnswer(world, visit, {
        answer: { kind: 'not-me', contactPointId: visit.contactPointId },
        isIdentityChecked: false,
        via: 'sms',
      });
    const withMail = {
      prepare: async ({ cardholderId }: { cardholderId: string }) => {
        await aContactPoint(world, cardholderId, { kind: 'email', value: 'c@example.org' });
      },
    };

    it('freeze it for good, and the notice goes another way', async () => {
      const visit = await anAnnouncedVisit(world, withMail);
      await peers.send();
      expect(await notMe(visit)).toMatchObject({ ok: true });
      expect(
        await rows(sql`select is_frozen from contact_points
          where id = ${visit.contactPointId} limit 1`),
      ).toEqual([{ is_frozen: true }]);
      expect(await messagesOf(world, visit)).toMatchObject([
        { channel: 'sms' },
        { channel: 'email', state: 'queued' },
      ]);
      expect(await contactsOf(visit)).toEqual([{ channel: 'sms', outcome: 'not-the-person' }]);
      expect(await noticeNow(world, visit)).toMatchObject({ answer: null, endedReason: null });
    });

    it('keep what still waits for that number from going out', async () => {
      const visit = await anAnnouncedVisit(world, withMail);
      await notMe(visit);
      await peers.send();
      await peers.send();
      expect(peers.taken.map(({ to }) => to)).toEqual(['c@example.org']);
      const [waiting] = await messagesOf(world, visit);
      expect(waiting).toMatchObject({ channel: 'sms', state: 'cancelled' });
    });

    it('call the visit off where no way is left', async () => {
      const visit = await anAnnouncedVisit(world, {
        prepare: async ({ cardholderId }) => {
          await rows(sql`insert into channel_wishes
              (institution_id, cardholder_id, id, channel, wish, told_at, told_via)
            values (${world.institutionId}, ${cardholderId}, gen_random_uuid(), 'letter', 'refuse',
              '2026-09-01T00:00:00Z', 'call')`);
        },
      });
      await peers.send();
      await notMe(visit);
      expect(await visitOf(visit)).toEqual({ state: 'cancelled', reason: 'not-me' });
    });

    it('undo its receipt and its yes: the visit waits for a notice that goes another way', async () => {
      const visit = await anAnnouncedVisit(world, withMail);
      await delivered();
      await anAnswer(world, visit, { ...yes, via: 'sms', isIdentityChecked: false });
      expect(await may(visit)).toMatchObject({ may: 'visit' });
      await notMe(visit);
      expect(await may(visit)).toEqual({ may: 'no', because: 'no-notice' });
      expect(await visitOf(visit)).toMatchObject({ state: 'proposed' });
    });

    it('leave a yes alone that was given behind the second factor', async () => {
      const visit = await anAnnouncedVisit(world, withMail);
      const messageId = await delivered();
      await anAnswer(world, visit, { ...yes, messageId });
      await notMe(visit);
      expect(await may(visit)).toEqual({ may: 'visit', because: 'confirmed' });
    });
  });
});
