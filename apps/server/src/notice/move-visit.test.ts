// SPDX-License-Identifier: Apache-2.0
// The person chooses another time: what he is told, what his old message says, and what happens when
// two choose the same.
import { assert } from '@fairvisit/domain/assert.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type AnnouncedVisit,
  anAnnouncedVisit,
  anAnswer,
  aPublishedPlan,
  aQuietHouse,
  messagesOf,
  noticeNow,
  noticesOf,
  openNoticeWorld,
  somePeers,
  standAt,
} from '../../test-support/builders/notice.ts';
import { anOfficer } from '../../test-support/builders/officer.ts';
import { aProposedVisit, type ProposedVisit } from '../../test-support/builders/visit.ts';
import { databases } from '../../test-support/databases.ts';
import type { TestWorld } from '../../test-support/test-ground.ts';
import { offerSlots } from '../day-plan/offer-slots.query.ts';
import { mayVisit } from './may-visit.query.ts';

const zone = 'Asia/Shanghai';

describe.each(databases)('another time on $name', (kind) => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await openNoticeWorld(kind);
  });
  afterAll(async () => world.close());
  beforeEach(async () => aQuietHouse(world));

  const rows = <Row>(query: ReturnType<typeof sql<Row>>) =>
    world.db.forInstitution(world.institutionId, async (tx) => (await query.execute(tx)).rows);
  const may = (visit: ProposedVisit) =>
    world.db.forInstitution(world.institutionId, (tx) =>
      mayVisit(tx, { institutionId: world.institutionId, ...visit }),
    );
  const moveTo = (visit: AnnouncedVisit, from: Temporal.Instant) =>
    anAnswer(world, visit, { answer: { kind: 'moved', from } });

  async function slotOn(visit: ProposedVisit, day: string): Promise<Temporal.Instant> {
    const slots = await world.db.forInstitution(world.institutionId, (tx) =>
      offerSlots(tx, { ground: world.ground, institutionId: world.institutionId, ...visit }),
    );
    const slot = slots.find(
      ({ from }) => from.toZonedDateTimeISO(zone).toPlainDate().toString() === day,
    );
    assert(slot, 'the day has a slot');
    return slot.from;
  }

  it('takes his reminder along: exactly one, the day before, with the new time and the officers', async () => {
    // Four days later, as from 5 to 9 June: here from 10 to 14 September.
    const visit = await anAnnouncedVisit(world);
    const peers = somePeers(world);
    await peers.send();
    await anAnswer(world, visit, { answer: { kind: 'confirmed' } });
    const from = await slotOn(visit, '2026-09-14');
    expect(await moveTo(visit, from)).toMatchObject({ ok: true });
    const reminders = (await messagesOf(world, visit)).filter(
      (one) => one.kind === 'visit-reminder',
    );
    expect(reminders).toMatchObject([
      { state: 'cancelled', reason: 'moved' },
      { state: 'queued', reason: null },
    ]);
    const sentBefore = peers.taken.length;
    await standAt(world, '2026-09-13T09:59:00+08:00');
    await peers.send();
    expect(peers.taken).toHaveLength(sentBefore);
    await standAt(world, '2026-09-13T10:00:00+08:00');
    await peers.send();
    await peers.send();
    const told = peers.taken.slice(sentBefore);
    expect(told).toHaveLength(1);
    const hour = from.toZonedDateTimeISO(zone).toPlainTime().toString().slice(0, 5);
    expect(told[0]?.text).toContain(`将按约定于9月14日 ${hour}–`);
    const badges = await rows(sql<{ badge: string }>`
      select staff.badge_no as badge from notices
      join staff on staff.id = any(notices.officer_ids)
      where notices.visit_id = ${visit.visitId} and notices.ended_at is null limit 5`);
    expect(badges).toHaveLength(2);
    for (const { badge } of badges) expect(told[0]?.text).toContain(badge);
  });

  it('is proven and agreed to as he chooses it, and ends the notice he had', async () => {
    const visit = await anAnnouncedVisit(world);
    const peers = somePeers(world);
    await peers.send();
    const from = await slotOn(visit, '2026-09-11');
    expect(await moveTo(visit, from)).toMatchObject({ ok: true });
    expect(await noticesOf(world, visit)).toMatchObject([
      { version: 2, answer: 'confirmed', endedReason: null },
      { version: 1, answer: 'moved', endedReason: 'moved' },
    ]);
    expect(await may(visit)).toEqual({ may: 'visit', because: 'confirmed' });
    const now = await noticeNow(world, visit);
    expect(
      await rows(sql`select kind, channel from notice_proofs
        where notice_id = ${now.noticeId} limit 5`),
    ).toEqual([{ kind: 'identity-checked-conversation', channel: 'portal' }]);
    // He has just been told: only his reminder waits, by the way that reached him.
    expect(
      (await messagesOf(world, visit)).filter(({ state }) => state === 'queued'),
    ).toMatchObject([{ kind: 'visit-reminder', channel: 'sms', noticeId: now.noticeId }]);
    // The link of the first message answers for a notice that gave way.
    expect(await moveTo(visit, from)).toMatchObject({
      ok: false,
      refusal: { code: 'notice.superseded' },
    });
  });

  it('can be changed once more, and declined after that', async () => {
    const visit = await anAnnouncedVisit(world);
    await moveTo(visit, await slotOn(visit, '2026-09-11'));
    const second = { ...visit, ...(await noticeNow(world, visit)) };
    expect(await moveTo(second, await slotOn(visit, '2026-09-14'))).toMatchObject({ ok: true });
    const third = { ...visit, ...(await noticeNow(world, visit)) };
    expect(third.version).toBe(3);
    const no = await anAnswer(world, third, { answer: { kind: 'declined' } });
    expect(no).toMatchObject({ ok: true });
    expect(await may(visit)).toEqual({ may: 'no', because: 'no-notice' });
  });

  it('goes to one of two who choose the same slot of the same officers', async () => {
    const position = { lat: 30.28, lng: 120.16 };
    const two = [
      await aProposedVisit(world, { person: { position } }),
      await aProposedVisit(world, { person: { position } }),
    ];
    await aPublishedPlan(world);
    const announced = await Promise.all(
      two.map(async (visit) => ({
        ...visit,
        planId: '',
        ...(await noticeNow(world, visit)),
      })),
    );
    const [first, second] = announced;
    assert(first && second, 'both are announced');
    const from = await slotOn(first, '2026-09-15');
    const both = await Promise.all([moveTo(first, from), moveTo(second, from)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'slot.taken' } });
    const loser = both[0]?.ok === true ? second : first;
    expect(await noticesOf(world, loser)).toMatchObject([{ version: 1, endedReason: null }]);
  });

  it('is chosen once of two clicks in the same moment: one new notice, one reminder', async () => {
    const visit = await anAnnouncedVisit(world);
    const peers = somePeers(world);
    await peers.send();
    const [earlier, later] = [await slotOn(visit, '2026-09-11'), await slotOn(visit, '2026-09-14')];
    const both = await Promise.all([moveTo(visit, earlier), moveTo(visit, later)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'notice.superseded' } });
    expect(await noticesOf(world, visit)).toHaveLength(2);
    const waiting = (await messagesOf(world, visit)).filter(({ state }) => state === 'queued');
    expect(waiting).toMatchObject([{ kind: 'visit-reminder' }]);
  });

  it('is agreed to anew when he chooses the hour again at which other officers would come', async () => {
    const visit = await anAnnouncedVisit(world);
    const from = await slotOn(visit, '2026-09-11');
    await moveTo(visit, from);
    await rows(sql`update staff set is_active = false where role = 'officer'`);
    for (const gender of ['female', 'male'] as const) await anOfficer(world, { gender });
    await aPublishedPlan(world, '2026-09-11');
    const asked = { ...visit, ...(await noticeNow(world, visit)) };
    expect(asked).toMatchObject({ version: 3, answer: null });
    expect(await may(visit)).toMatchObject({ may: 'no' });
    expect(await moveTo(asked, from)).toMatchObject({ ok: true });
    expect(await noticeNow(world, visit)).toMatchObject({ version: 3, answer: 'confirmed' });
    expect(await may(visit)).toEqual({ may: 'visit', because: 'confirmed' });
    expect(await moveTo(asked, from)).toMatchObject({
      refusal: { code: 'visit.already-arranged' },
    });
  });

  it('is not taken where no slot begins', async () => {
    const visit = await anAnnouncedVisit(world);
    const from = (await slotOn(visit, '2026-09-11')).add({ minutes: 1 });
    expect(await moveTo(visit, from)).toMatchObject({ ok: false, refusal: { code: 'slot.taken' } });
    expect(await noticesOf(world, visit)).toMatchObject([{ version: 1, answer: null }]);
  });
});
