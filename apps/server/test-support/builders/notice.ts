// SPDX-License-Identifier: Apache-2.0
// A visit that the actions themselves planned, published and announced, with peers that take what is
// sent and answer as a test says; and what of it stands in the database.
import { assert } from '@fairvisit/domain/assert.ts';
import { newId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import { businessTime } from '../../src/clock/business-clock.ts';
import { lockCardholder } from '../../src/contact/lock-cardholder.query.ts';
import { makeDayPlan } from '../../src/day-plan/make-day-plan.action.ts';
import { publishDayPlan } from '../../src/day-plan/publish-day-plan.action.ts';
import type { Tx } from '../../src/db/database.ts';
import type { Actor } from '../../src/ground.ts';
import type {
  Carrier,
  CarrierAnswer,
  Carriers,
  OutgoingMessage,
} from '../../src/message/carrier.ts';
import type { MessageWriting } from '../../src/message/queue-message.action.ts';
import { sendDue } from '../../src/message/send-due.action.ts';
import type { AnswerToNotice } from '../../src/notice/answer-given.ts';
import { answerNotice } from '../../src/notice/answer-notice.action.ts';
import type { DatabaseKind } from '../databases.ts';
import { openWorld, type TestWorld } from '../test-ground.ts';
import { anOfficer } from './officer.ts';
import type { PersonOptions } from './person.ts';
import { aProposedVisit, type ProposedVisit } from './visit.ts';

export interface AnnouncedVisit extends ProposedVisit {
  readonly planId: string;
  readonly noticeId: string;
}

let serial = 0;

/** Its ids count up, so that what was made first also stands first where the clock stands still. */
export async function openNoticeWorld(kind: DatabaseKind): Promise<TestWorld> {
  const world = await openWorld(kind);
  const { ids, wall } = world.ground;
  let made = 0;
  const epochMilliseconds = () => {
    made += 1;
    return wall.now().epochMilliseconds + made;
  };
  return { ...world, ground: { ...world.ground, ids: { ...ids, epochMilliseconds } } };
}

/** What earlier tests left is put away, the clock stands again, and two officers are there. */
export async function aQuietHouse(world: TestWorld): Promise<void> {
  await world.db.forInstitution(world.institutionId, async (tx) => {
    await sql`update staff set is_active = false where role = 'officer'`.execute(tx);
    await sql`update visits set state = 'cancelled' where state <> 'cancelled'`.execute(tx);
    await sql`update day_plans set state = 'superseded'`.execute(tx);
    await sql`update messages set state = 'cancelled' where state in ('queued', 'held')`.execute(
      tx,
    );
    await sql`update notices set ended_at = made_at, ended_reason = 'test'
      where ended_at is null`.execute(tx);
  });
  await standAt(world, '2026-09-07T09:00:00+08:00');
  for (const gender of ['female', 'male'] as const) await anOfficer(world, { gender });
}

export async function standAt(world: TestWorld, at: string): Promise<void> {
  await world.db.forInstitution(world.institutionId, async (tx) => {
    await sql`update business_clocks set standing_at = ${at}`.execute(tx);
  });
}

export interface AnnounceOptions {
  readonly person?: PersonOptions;
  readonly on?: string;
  /** What the person has besides a confirmed telephone, before anything is announced. */
  readonly prepare?: (visit: ProposedVisit) => Promise<void>;
}

/** For Thursday 2026-09-10 when no other day is given. */
export async function anAnnouncedVisit(
  world: TestWorld,
  options: AnnounceOptions = {},
): Promise<AnnouncedVisit> {
  const visit = await aProposedVisit(world, options.person ? { person: options.person } : {});
  await options.prepare?.(visit);
  const planId = await aPublishedPlan(world, options.on);
  const { noticeId } = await noticeNow(world, visit);
  return { ...visit, planId, noticeId };
}

/** Everything that waits is planned for the day, and published. */
export async function aPublishedPlan(world: TestWorld, on = '2026-09-10'): Promise<string> {
  serial += 1;
  const made = await makeDayPlan(world.ground, world.staff.operations, {
    input: { idempotencyKey: `make-notice-${serial}`, on, seconds: 1 },
    budget: { seed: 7, iterations: 60 },
  });
  assert(made.ok, 'a builder plans what may be planned');
  const planId = made.value.id;
  const published = await publishDayPlan(world.ground, world.staff.supervisor, {
    planId,
    idempotencyKey: `publish-notice-${serial}`,
  });
  assert(published.ok, 'a builder publishes what may be published');
  return planId;
}

export interface PointOptions {
  readonly kind: 'phone' | 'email';
  readonly value: string;
  readonly isConfirmed?: boolean;
}

/** One more number or mail address of the person; gives its id. */
export async function aContactPoint(
  { ground, institutionId }: TestWorld,
  cardholderId: string,
  options: PointOptions,
): Promise<string> {
  const id = newId<string>(ground.ids);
  const sealed = ground.keyring.seal(institutionId, {
    place: 'contact_points.value_sealed',
    row: id,
    text: options.value,
  });
  await ground.db.forInstitution(institutionId, async (tx) => {
    await sql`insert into contact_points
        (institution_id, cardholder_id, id, kind, value_sealed, value_masked, value_index, source,
         confirmed_on)
      values (${institutionId}, ${cardholderId}, ${id}, ${options.kind}, ${sealed}, '***',
        ${ground.keyring.blindIndex(institutionId, options.kind, options.value)}, 'contract',
        ${options.isConfirmed === true ? '2026-08-01' : null}::date)`.execute(tx);
  });
  return id;
}

export interface TestPeers {
  readonly carriers: Carriers;
  readonly taken: OutgoingMessage[];
  /** From now on; 'accept' gives each message an id of the peer's. */
  readonly willAnswer: (channel: 'sms' | 'email', answer: CarrierAnswer | 'accept') => void;
  readonly send: () => Promise<void>;
}

/** Peers that take everything until they are told otherwise. */
export function somePeers(world: TestWorld): TestPeers {
  const taken: OutgoingMessage[] = [];
  const answers = new Map<string, CarrierAnswer | 'accept'>();
  const carrier = (channel: 'sms' | 'email'): Carrier => ({
    send: async (message) => {
      const answer = answers.get(channel) ?? 'accept';
      if (answer !== 'accept') return answer;
      taken.push(message);
      return { kind: 'accepted', peerId: message.messageId };
    },
  });
  const carriers = { sms: carrier('sms'), email: carrier('email') };
  return {
    carriers,
    taken,
    willAnswer: (channel, answer) => answers.set(channel, answer),
    send: async () => {
      await sendDue(world.ground, carriers, world.institutionId);
    },
  };
}

export interface Holder {
  readonly world: TestWorld;
  readonly cardholderId: string;
  /** The system when left out. */
  readonly actor?: Actor;
}

/** Runs under the person's lock, as whoever calls an inner action does. */
export function asHolder<Result>(
  { world, cardholderId, actor = world.system }: Holder,
  work: (tx: Tx, writing: MessageWriting) => Promise<Result>,
): Promise<Result> {
  const { ground, institutionId } = world;
  return ground.db.forInstitution(institutionId, async (tx) => {
    await lockCardholder(tx, institutionId, cardholderId);
    const time = await businessTime(tx, ground, institutionId);
    return work(tx, { ground, actor, time });
  });
}

/** The person answers behind the second factor when nothing else is said. */
export function anAnswer(
  world: TestWorld,
  notice: { readonly cardholderId: string; readonly noticeId: string },
  given: Pick<AnswerToNotice, 'answer'> & Partial<AnswerToNotice>,
) {
  const { cardholderId, noticeId } = notice;
  return asHolder({ world, cardholderId }, (tx, writing) =>
    answerNotice(tx, writing, {
      cardholderId,
      noticeId,
      messageId: null,
      via: 'portal',
      isIdentityChecked: true,
      ...given,
    }),
  );
}

export interface NoticeNow {
  readonly noticeId: string;
  readonly version: number;
  readonly answer: string | null;
  readonly endedReason: string | null;
}

/** The newest notice of the visit. */
export async function noticeNow(
  world: TestWorld,
  { cardholderId, visitId }: Pick<ProposedVisit, 'cardholderId' | 'visitId'>,
): Promise<NoticeNow> {
  const [newest] = await noticesOf(world, { cardholderId, visitId });
  assert(newest, 'the visit was announced');
  return newest;
}

/** Newest first. */
export function noticesOf(
  world: TestWorld,
  { cardholderId, visitId }: Pick<ProposedVisit, 'cardholderId' | 'visitId'>,
): Promise<readonly NoticeNow[]> {
  return world.db.forInstitution(world.institutionId, async (tx) => {
    const found = await sql<NoticeNow>`
      select id as "noticeId", version, answer, ended_reason as "endedReason" from notices
      where cardholder_id = ${cardholderId} and visit_id = ${visitId}
      order by version desc
      limit 20`.execute(tx);
    return found.rows;
  });
}

export interface MessageNow {
  readonly id: string;
  readonly kind: string;
  readonly channel: 'sms' | 'email' | 'letter' | 'phone';
  readonly state: string;
  readonly reason: string | null;
  readonly pointId: string | null;
  readonly noticeId: string | null;
  readonly dueAt: string;
}

/** In the order in which they were made. */
export function messagesOf(
  world: TestWorld,
  { cardholderId }: Pick<ProposedVisit, 'cardholderId'>,
): Promise<readonly MessageNow[]> {
  return world.db.forInstitution(world.institutionId, async (tx) => {
    const found = await sql<MessageNow>`
      select id, kind, channel, state, reason, contact_point_id as "pointId",
        notice_id as "noticeId", due_at::text as "dueAt"
      from messages
      where cardholder_id = ${cardholderId}
      order by made_at, id
      limit 100`.execute(tx);
    return found.rows;
  });
}
