// SPDX-License-Identifier: Apache-2.0
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
} from '../../test-support/builders/notice.ts';
import { databases } from '../../test-support/databases.ts';
import type { TestWorld } from '../../test-support/test-ground.ts';
import { recordContact } from '../contact/record-contact.action.ts';
import { handleMessage } from '../message/handle-message.action.ts';
import { queueMessage } from '../message/queue-message.action.ts';
import { recordReceipt } from '../message/record-receipt.action.ts';
import { mayVisit } from './may-visit.query.ts';

let serial = 0;

describe.each(databases)('a number that somebody else answers on $name', (kind) => {
  let world: TestWorld;
  let peers: ReturnType<typeof somePeers>;
  beforeAll(async () => {
    world = await openNoticeWorld(kind);
  });
  afterAll(async () => world.close());
  beforeEach(async () => {
    await aQuietHouse(world);
    peers = somePeers(world);
  });

  const may = ({ cardholderId, visitId }: AnnouncedVisit) =>
    world.db.forInstitution(world.institutionId, (tx) =>
      mayVisit(tx, { institutionId: world.institutionId, cardholderId, visitId }),
    );

  async function delivered(): Promise<string> {
    await peers.send();
    const peerId = peers.taken.at(-1)?.messageId ?? '';
    await recordReceipt(world.ground, world.institutionId, {
      channel: 'sms',
      peerId,
      outcome: 'delivered',
    });
    return peerId;
  }

  /** A receipt of his number proves it, and a bare yes from there agrees to it. */
  async function anAgreedVisit(): Promise<AnnouncedVisit> {
    const visit = await anAnnouncedVisit(world);
    const messageId = await delivered();
    await anAnswer(world, visit, {
      answer: { kind: 'confirmed' },
      via: 'sms',
      isIdentityChecked: false,
      messageId,
    });
    expect(await may(visit)).toEqual({ may: 'visit', because: 'confirmed' });
    return visit;
  }

  const calledAt = (visit: AnnouncedVisit, contactPointId: string) => {
    serial += 1;
    return recordContact(world.ground, world.staff.operations, {
      cardholderId: visit.cardholderId,
      contactPointId,
      idempotencyKey: `stranger-${serial}`,
      channel: 'call',
      outcome: 'not-the-person',
      note: '核实号码',
    });
  };

  it('proves and agrees to nothing any more, once a call is written into the file', async () => {
    const visit = await anAgreedVisit();
    expect(await calledAt(visit, visit.contactPointId)).toMatchObject({ ok: true });
    expect(await may(visit)).toEqual({ may: 'no', because: 'no-notice' });
    expect(await noticeNow(world, visit)).toMatchObject({ endedReason: 'notice-not-proven' });
  });

  it('proves and agrees to nothing any more, once a call of the outbox meets a stranger', async () => {
    const visit = await anAgreedVisit();
    const { cardholderId, contactPointId, noticeId, visitId } = visit;
    const { messageId } = await asHolder({ world, cardholderId }, (tx, writing) =>
      queueMessage(tx, writing, {
        cardholderId,
        kind: 'visit-notice',
        channel: 'phone',
        contactPointId,
        addressId: null,
        noticeId,
        visitId,
        language: 'zh',
        content: { subject: null, text: '您好' },
        expiresAt: Temporal.Instant.from('2026-09-09T10:00:00Z'),
      }),
    );
    const handled = await handleMessage(world.ground, world.staff.operations, {
      messageId,
      idempotencyKey: `stranger-call-${cardholderId}`,
      outcome: 'not-the-person',
      note: '核实号码',
    });
    expect(handled).toMatchObject({ ok: true });
    expect(await may(visit)).toEqual({ may: 'no', because: 'no-notice' });
    const all = await messagesOf(world, visit);
    expect(all.find(({ id }) => id === messageId)).toMatchObject({
      state: 'failed',
      reason: 'not-the-person',
    });
  });

  it('takes its bare yes along, though another number of his proves the notice', async () => {
    let other = '';
    const visit = await anAnnouncedVisit(world, {
      prepare: async ({ cardholderId }) => {
        const value = '10045551111';
        other = await aContactPoint(world, cardholderId, {
          kind: 'phone',
          value,
          isConfirmed: true,
        });
      },
    });
    await peers.send();
    const [first] = await messagesOf(world, visit);
    const strangers = first?.pointId ?? '';
    const own = strangers === other ? visit.contactPointId : other;
    await anAnswer(world, visit, {
      answer: { kind: 'confirmed' },
      via: 'sms',
      isIdentityChecked: false,
      messageId: first?.id ?? '',
    });
    const { cardholderId, noticeId, visitId } = visit;
    await asHolder({ world, cardholderId }, (tx, writing) =>
      queueMessage(tx, writing, {
        cardholderId,
        kind: 'visit-notice',
        channel: 'sms',
        contactPointId: own,
        addressId: null,
        noticeId,
        visitId,
        language: 'zh',
        content: { subject: null, text: '您好' },
        expiresAt: Temporal.Instant.from('2026-09-09T10:00:00Z'),
      }),
    );
    await delivered();
    expect(await may(visit)).toEqual({ may: 'visit', because: 'confirmed' });
    await anAnswer(world, visit, {
      answer: { kind: 'not-me', contactPointId: strangers },
      via: 'sms',
      isIdentityChecked: false,
    });
    expect(await may(visit)).toEqual({ may: 'no', because: 'no-notice' });
  });

  it('leaves a visit alone that rests on another number', async () => {
    const visit = await anAgreedVisit();
    const other = await aContactPoint(world, visit.cardholderId, {
      kind: 'phone',
      value: '10045550000',
    });
    expect(await calledAt(visit, other)).toMatchObject({ ok: true });
    expect(await may(visit)).toEqual({ may: 'visit', because: 'confirmed' });
  });
});
