// SPDX-License-Identifier: Apache-2.0
// One message as the person sees it, with its life and the decision it rests on. Its link is shown in
// a demo only: elsewhere nobody but the person may open it.
import type { MessagePage } from '@fairvisit/api/message.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import { can } from '../auth/can.ts';
import { cardTail } from '../cardholder/second-factor.ts';
import type { Tx } from '../db/database.ts';
import type { Ground } from '../ground.ts';
import type { StaffActor } from '../http/handler.ts';
import { type DecisionRow, decisionOfRow } from '../law/decision-row.ts';
import { toWire } from '../law/decision-wire.ts';
import { institutionPack } from '../law/institution-pack.query.ts';
import { minuteOf } from '../law/law-time.ts';
import { type ListedMessage, listedColumns, listedFrom, toListed } from './message-list.query.ts';
import { linkOf, openContent } from './outgoing-message.ts';

export interface PageAsked {
  readonly ground: Ground;
  readonly actor: StaffActor;
  readonly messageId: string;
}

interface PageRow extends ListedMessage {
  readonly language: 'zh' | 'en';
  readonly contentSealed: Buffer;
  readonly decisionId: string | null;
  readonly isDemo: boolean;
  readonly identitySealed: Buffer | null;
  readonly cardReference: string | null;
}

/** Null when there is no such message here. */
export async function messagePage(tx: Tx, asked: PageAsked): Promise<MessagePage | null> {
  const row = await pageRow(tx, asked);
  if (row === null) return null;
  const { actor, ground } = asked;
  const { subject, text } = openContent(ground.keyring, actor.institutionId, row);
  const link =
    row.isDemo && row.noticeId !== null ? linkOf(ground, actor.institutionId, row.id) : null;
  return {
    ...toListed(row),
    language: row.language,
    subject,
    text: text.replaceAll('{link}', link ?? linkPlaces[row.language]),
    link,
    demoFactor: row.isDemo ? factorOf(row, asked) : null,
    life: await lifeOf(tx, asked, row),
    decision: await decisionOf(tx, asked, row),
    mayRelease: mayBeReleased(row) && can(actor, 'message.release'),
    mayHandle: mayBeHandled(row) && can(actor, 'message.handle'),
  };
}

const linkPlaces = { zh: '〔本人专用链接〕', en: '[personal link]' } as const;

export function mayBeReleased({ reason, state }: Pick<ListedMessage, 'reason' | 'state'>): boolean {
  return state === 'held' && (reason === 'review' || reason === 'needs-reason');
}

export function mayBeHandled({
  channel,
  reason,
  state,
}: Pick<ListedMessage, 'channel' | 'reason' | 'state'>): boolean {
  if (state === 'held') return isForStaff(channel) && reason === 'waits-for-staff';
  return channel === 'letter' && state === 'sent';
}

export function isForStaff(channel: string): boolean {
  return channel === 'letter' || channel === 'phone';
}

async function pageRow(tx: Tx, { actor, messageId }: PageAsked): Promise<PageRow | null> {
  const found = await sql<PageRow>`
    select ${listedColumns}, messages.language, messages.content_sealed as "contentSealed",
      messages.decision_id as "decisionId", institutions.is_demo as "isDemo",
      cardholder_names.identity_sealed as "identitySealed",
      (select reference from accounts
        where accounts.institution_id = messages.institution_id
          and accounts.cardholder_id = messages.cardholder_id
        order by id
        limit 1) as "cardReference"
    ${listedFrom}
    join institutions on institutions.id = messages.institution_id
    where messages.institution_id = ${actor.institutionId} and messages.id = ${messageId}
    limit 1`.execute(tx);
  return found.rows[0] ?? null;
}

const tailLength = 4;

function factorOf(row: PageRow, { actor, ground }: PageAsked): string | null {
  const { cardReference, cardholderId, identitySealed } = row;
  if (identitySealed !== null) {
    const place = 'cardholder_names.identity_sealed';
    const sealed = { place, row: cardholderId, bytes: identitySealed };
    return ground.keyring.open(actor.institutionId, sealed).slice(-tailLength);
  }
  return cardReference === null ? null : cardTail(cardReference);
}

const lifeMax = 100;

async function lifeOf(
  tx: Tx,
  { actor }: PageAsked,
  { cardholderId, id }: PageRow,
): Promise<MessagePage['life']> {
  const found = await sql<{
    at: Temporal.Instant;
    kind: string;
    actor: string;
    codes: Readonly<Record<string, unknown>>;
  }>`
    select events.happened_at as at, events.kind,
      coalesce(staff.name, events.actor_kind) as actor, events.codes
    from events
    left join staff on staff.institution_id = events.institution_id
      and staff.id = events.actor_id and events.actor_kind = 'staff'
    where events.institution_id = ${actor.institutionId}
      and events.cardholder_id = ${cardholderId} and events.subject_id = ${id}
    order by events.recorded_at, events.id
    limit ${lifeMax}`.execute(tx);
  return found.rows.map((row) => ({ ...row, at: row.at.toString(), codes: { ...row.codes } }));
}

async function decisionOf(
  tx: Tx,
  { actor }: PageAsked,
  { cardholderId, decisionId }: PageRow,
): Promise<MessagePage['decision']> {
  if (decisionId === null) return null;
  const found = await sql<DecisionRow>`
    select act, act_at, verdict, hits, next_lawful_at, never, records from decisions
    where institution_id = ${actor.institutionId} and cardholder_id = ${cardholderId}
      and id = ${decisionId}
    limit 1`.execute(tx);
  const row = found.rows[0];
  if (row === undefined) return null;
  const { pack } = await institutionPack(tx, actor.institutionId);
  return toWire(decisionOfRow(row, pack), {
    actName: row.act,
    act: { start: minuteOf(row.act_at) },
    pack,
  });
}
