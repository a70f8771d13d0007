// SPDX-License-Identifier: Apache-2.0
// Messages put into the outbox by the action itself, a visit whose notice nobody was told of yet, and
// what of a message stands in the database.
import { assert } from '@fairvisit/domain/assert.ts';
import { newId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { businessTime } from '../../src/clock/business-clock.ts';
import { lockCardholder } from '../../src/contact/lock-cardholder.query.ts';
import {
  type NewMessage,
  type QueuedMessage,
  queueMessage,
} from '../../src/message/queue-message.action.ts';
import type { TestWorld } from '../test-ground.ts';
import type { PersonOptions } from './person.ts';
import { aProposedVisit, type ProposedVisit } from './visit.ts';

export interface UntoldVisit extends ProposedVisit {
  readonly noticeId: string;
  /** The mail address; null when he has none. */
  readonly emailId: string | null;
}

/** Planned for Thursday 2026-09-10, 10 to 12; nothing was sent. */
export async function anUntoldVisit(
  world: TestWorld,
  options: { readonly person?: PersonOptions; readonly email?: string } = {},
): Promise<UntoldVisit> {
  const visit = await aProposedVisit(world, options.person ? { person: options.person } : {});
  const { ground, institutionId } = world;
  const { cardholderId, visitId } = visit;
  const [noticeId, planId] = [newId<string>(ground.ids), newId<string>(ground.ids)];
  const from = '2026-09-10T10:00:00+08:00';
  const until = '2026-09-10T12:00:00+08:00';
  await ground.db.forInstitution(institutionId, async (tx) => {
    await sql`insert into day_plans
        (institution_id, id, plan_on, state, made_at, seed, iterations, cost)
      values (${institutionId}, ${planId}, '2026-09-10', 'superseded', '2026-09-07T01:00:00Z', 1,
        1, '{}'::jsonb)`.execute(tx);
    await sql`update visits set state = 'planned', planned_from = ${from}, planned_until = ${until}
      where institution_id = ${institutionId} and cardholder_id = ${cardholderId}
        and id = ${visitId}`.execute(tx);
    await sql`insert into notices
        (institution_id, cardholder_id, id, visit_id, plan_id, version, manner, language,
         window_from, window_until, officer_ids, made_at)
      values (${institutionId}, ${cardholderId}, ${noticeId}, ${visitId}, ${planId}, 1, 'visit',
        'zh', ${from}, ${until},
        ${[world.staff.officer.staffId, world.staff.supervisor.staffId]}::uuid[],
        '2026-09-07T01:00:00Z')`.execute(tx);
  });
  const emailId =
    options.email === undefined ? null : await anEmail(world, cardholderId, options.email);
  return { ...visit, noticeId, emailId };
}

/** A mail address of the person; gives its id. */
export async function anEmail(
  { ground, institutionId }: Pick<TestWorld, 'ground' | 'institutionId'>,
  cardholderId: string,
  address: string,
): Promise<string> {
  const id = newId<string>(ground.ids);
  const place = { place: 'contact_points.value_sealed', row: id, text: address };
  await ground.db.forInstitution(institutionId, async (tx) => {
    await sql`insert into contact_points
        (institution_id, cardholder_id, id, kind, value_sealed, value_masked, value_index, source,
         confirmed_on)
      values (${institutionId}, ${cardholderId}, ${id}, 'email',
        ${ground.keyring.seal(institutionId, place)}, 'a***@***',
        ${ground.keyring.blindIndex(institutionId, 'email', address)}, 'contract',
        '2026-08-01')`.execute(tx);
  });
  return id;
}

export type MessageOptions = Partial<NewMessage> &
  Pick<NewMessage, 'cardholderId' | 'contactPointId'>;

/** An SMS of a notice unless something else is said. */
export async function aMessage(world: TestWorld, options: MessageOptions): Promise<QueuedMessage> {
  const { ground, institutionId } = world;
  return ground.db.forInstitution(institutionId, async (tx) => {
    await lockCardholder(tx, institutionId, options.cardholderId);
    const time = await businessTime(tx, ground, institutionId);
    const writing = { ground, actor: world.system, time };
    return queueMessage(tx, writing, {
      kind: 'visit-notice',
      channel: 'sms',
      addressId: null,
      noticeId: null,
      visitId: null,
      language: 'zh',
      content: { subject: null, text: '【测试银行】拟于9月10日到访。{link}' },
      expiresAt: Temporal.Instant.from('2026-09-10T10:00:00+08:00'),
      ...options,
    });
  });
}

/** The SMS of an untold visit's notice. */
export function aNoticeMessage(
  world: TestWorld,
  visit: UntoldVisit,
  options: Partial<NewMessage> = {},
): Promise<QueuedMessage> {
  const { cardholderId, contactPointId, noticeId, visitId } = visit;
  return aMessage(world, { cardholderId, contactPointId, noticeId, visitId, ...options });
}

export interface MessageStanding {
  readonly id: string;
  readonly channel: string;
  readonly state: string;
  readonly reason: string | null;
  readonly attempts: number;
  readonly peerId: string | null;
  readonly dueAt: Temporal.Instant;
}

/** All messages of the person, in the order they were made. */
export async function messagesOf(
  { db, institutionId }: TestWorld,
  cardholderId: string,
): Promise<readonly MessageStanding[]> {
  return db.forInstitution(institutionId, async (tx) => {
    const found = await sql<MessageStanding>`
      select messages.id, messages.channel, messages.state, messages.reason, messages.attempts,
        messages.peer_id as "peerId", messages.due_at as "dueAt"
      from messages
      join events on events.institution_id = messages.institution_id
        and events.cardholder_id = messages.cardholder_id and events.subject_id = messages.id
      where messages.cardholder_id = ${cardholderId}
      group by messages.institution_id, messages.cardholder_id, messages.id
      order by messages.made_at, messages.id
      limit 50`.execute(tx);
    return found.rows;
  });
}

export async function messageNow(
  world: TestWorld,
  cardholderId: string,
  messageId: string,
): Promise<MessageStanding> {
  const found = (await messagesOf(world, cardholderId)).find(({ id }) => id === messageId);
  assert(found, 'the message stands in the outbox');
  return found;
}

/** Kinds of events about the message, in their order. */
export async function lifeOf(
  { db, institutionId }: TestWorld,
  messageId: string,
): Promise<readonly string[]> {
  return db.forInstitution(institutionId, async (tx) => {
    const found = await sql<{ kind: string; reason: string | null }>`
      select kind, codes ->> 'reason' as reason from events
      where subject_id = ${messageId}
      order by recorded_at, id
      limit 50`.execute(tx);
    return found.rows.map(({ kind, reason }) => (reason === null ? kind : `${kind}: ${reason}`));
  });
}

/** Channel, outcome and who began of each contact that a message made. */
export async function contactsOfMessages(
  { db, institutionId }: TestWorld,
  cardholderId: string,
): Promise<readonly { channel: string; outcome: string; startedBy: string }[]> {
  return db.forInstitution(institutionId, async (tx) => {
    const found = await sql<{ channel: string; outcome: string; startedBy: string }>`
      select channel, outcome, started_by as "startedBy" from contacts
      where cardholder_id = ${cardholderId} and message_id is not null
      order by recorded_at, id
      limit 50`.execute(tx);
    return found.rows;
  });
}

/** Moves the standing clock of the institution. */
export async function clockAt({ db, institutionId }: TestWorld, at: string): Promise<void> {
  await db.forInstitution(institutionId, async (tx) => {
    await sql`update business_clocks set standing_at = ${at}`.execute(tx);
  });
}
