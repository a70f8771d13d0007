// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aToldVisit, type ToldVisit } from '../../test-support/builders/link.ts';
import { aPayment } from '../../test-support/builders/payment.ts';
import { aProposedVisit } from '../../test-support/builders/visit.ts';
import { databases } from '../../test-support/databases.ts';
import { openWorld, type TestWorld } from '../../test-support/test-ground.ts';
import { businessTime } from '../clock/business-clock.ts';
import { lockCardholder } from '../contact/lock-cardholder.query.ts';
import { runNightly } from '../nightly/run-nightly.action.ts';
import { callOffVisits } from './call-off-visits.action.ts';

describe.each(databases)('calling visits off on $name', (kind) => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await openWorld(kind);
  });
  afterAll(async () => world.close());

  const inside = <Row>(query: ReturnType<typeof sql<Row>>) =>
    world.db.forInstitution(world.institutionId, async (tx) => (await query.execute(tx)).rows);

  function callOff(cardholderId: string, reason: string, visitIds?: readonly string[]) {
    const { ground, institutionId } = world;
    return world.db.forInstitution(institutionId, async (tx) => {
      await lockCardholder(tx, institutionId, cardholderId);
      const time = await businessTime(tx, ground, institutionId);
      const writing = { ground, actor: world.staff.operations, time };
      return callOffVisits(tx, writing, { cardholderId, reason, ...(visitIds && { visitIds }) });
    });
  }

  const visitOf = async (visitId: string) =>
    (
      await inside(sql<{ state: string; reason: string | null }>`
        select state, cancel_reason as reason from visits where id = ${visitId} limit 1`)
    )[0];

  const messagesOf = (cardholderId: string) =>
    inside(sql<{ kind: string; channel: string; state: string; reason: string | null }>`
      select kind, channel, state, reason from messages
      where cardholder_id = ${cardholderId} order by made_at, id limit 20`);

  const told = async (cardholderId: string) =>
    (await messagesOf(cardholderId)).filter((message) => message.kind === 'visit-called-off');

  /** A reminder of the visit that waits for its hour. */
  async function aWaitingReminder({ cardholderId, noticeId, visitId, messageId }: ToldVisit) {
    await inside(sql`insert into messages
        (institution_id, cardholder_id, id, kind, channel, contact_point_id, notice_id, visit_id,
         state, language, content_sealed, content_hash, due_at, expires_at, made_at, changed_at)
      select institution_id, ${cardholderId}, gen_random_uuid(), 'visit-reminder', channel,
        contact_point_id, ${noticeId}, ${visitId}, 'queued', language, content_sealed, content_hash,
        '2026-09-09T02:00:00Z', expires_at, made_at, changed_at
      from messages where id = ${messageId}`);
  }

  it('ends visit, notice and waiting messages together, and tells the person', async () => {
    const visit = await aToldVisit(world);
    const { cardholderId, noticeId, visitId } = visit;
    await aWaitingReminder(visit);
    expect(await callOff(cardholderId, 'paid')).toEqual([visitId]);
    expect(await visitOf(visitId)).toEqual({ state: 'cancelled', reason: 'paid' });
    expect(
      await inside(sql`select ended_reason as reason, ended_at is not null as ended
      from notices where id = ${noticeId} limit 1`),
    ).toEqual([{ reason: 'paid', ended: true }]);
    const messages = await messagesOf(cardholderId);
    expect(messages).toContainEqual(
      expect.objectContaining({ kind: 'visit-notice', state: 'sent', reason: null }),
    );
    expect(messages).toContainEqual(
      expect.objectContaining({ kind: 'visit-reminder', state: 'cancelled', reason: 'paid' }),
    );
    expect(await told(cardholderId)).toMatchObject([{ channel: 'sms', state: 'queued' }]);
    const events = await inside(sql<{ kind: string }>`
      select kind from events where cardholder_id = ${cardholderId} order by id limit 50`);
    expect(events.map((event) => event.kind)).toEqual(
      expect.arrayContaining(['visit.cancelled', 'notice.ended', 'message.cancelled']),
    );
    expect(await callOff(cardholderId, 'paid')).toEqual([]);
    expect(await told(cardholderId)).toHaveLength(1);
  });

  it('tells nobody what he called off himself', async () => {
    for (const reason of ['declined', 'moved', 'not-me', 'other-channel', 'complaint']) {
      const { cardholderId } = await aToldVisit(world);
      expect(await callOff(cardholderId, reason), reason).toHaveLength(1);
      expect(await told(cardholderId), reason).toEqual([]);
    }
  });

  it('tells nobody of a visit that was never announced, or whose window is over', async () => {
    const { cardholderId } = await aProposedVisit(world);
    expect(await callOff(cardholderId, 'paid')).toHaveLength(1);
    expect(await told(cardholderId)).toEqual([]);
    const past = { from: '2026-09-06T10:00:00+08:00', until: '2026-09-06T12:00:00+08:00' };
    const over = await aToldVisit(world, past);
    expect(await callOff(over.cardholderId, 'case-closed')).toHaveLength(1);
    expect(await told(over.cardholderId)).toEqual([]);
  });

  it('leaves visits alone that were not asked for, and visits of others', async () => {
    const visit = await aToldVisit(world);
    const other = await aToldVisit(world);
    expect(await callOff(visit.cardholderId, 'paid', [other.visitId])).toEqual([]);
    expect(await visitOf(other.visitId)).toMatchObject({ state: 'planned' });
    expect(await visitOf(visit.visitId)).toMatchObject({ state: 'planned' });
  });

  it('happens at night too, when a case closes by itself', async () => {
    const { cardholderId, accountId, visitId } = await aToldVisit(world);
    await aPayment(
      world,
      { cardholderId, accountId },
      { amountMinor: 500_000, valuedOn: '2026-09-07' },
    );
    const night = await runNightly(world.ground, world.system, {
      on: Temporal.PlainDate.from('2026-09-08'),
    });
    expect(night).toMatchObject({ ok: true, value: { closed: 1 } });
    expect(await visitOf(visitId)).toEqual({ state: 'cancelled', reason: 'paid' });
    expect(await told(cardholderId)).toHaveLength(1);
  });
});
