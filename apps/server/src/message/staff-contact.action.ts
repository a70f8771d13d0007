// SPDX-License-Identifier: Apache-2.0
// A letter posted or a call made by staff for a message: the law is asked for this minute, and the
// contact stands in the file and in the caps.
import { assert } from '@fairvisit/domain/assert.ts';
import { newId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import { writeAudit } from '../audit/audit-entry.ts';
import type { Tx } from '../db/database.ts';
import { appendEvent } from '../events/append-event.ts';
import type { ExplainedRefusal } from '../http/handler.ts';
import { contactAct } from '../law/call-act.ts';
import { decideAndStore, type StoredDecision } from '../law/decide-act.action.ts';
import { institutionPack } from '../law/institution-pack.query.ts';
import { minuteOf } from '../law/law-time.ts';
import { loadFacts } from '../law/load-facts.query.ts';
import { messageAct } from '../law/message-act.ts';
import { staffAsActor } from '../law/staff-as-actor.query.ts';
import { letterIsWhole } from '../letter/letter-is-whole.query.ts';
import { messagePoint } from './message-point.query.ts';
import type { MessageRow } from './message-row.query.ts';
import { openContent } from './outgoing-message.ts';
import type { MessageWriting } from './queue-message.action.ts';

/** The caller holds the cardholder's row. */
export async function askLawOfStaff(
  tx: Tx,
  writing: MessageWriting,
  message: MessageRow,
): Promise<StoredDecision> {
  const { actor, time } = writing;
  const { institutionId } = actor;
  const { cardholderId } = message;
  const loaded = await loadFacts(tx, { institutionId, cardholderIds: [cardholderId], time });
  const facts = loaded.get(cardholderId);
  assert(facts, 'a locked person has facts');
  const place = await messagePoint(tx, { institutionId, ...message });
  const at = minuteOf(time.now);
  const act =
    message.channel === 'phone'
      ? contactAct({ channel: 'call', ...place, at })
      : messageAct({
          ...message,
          ...place,
          stage: 'act',
          at,
          isLetterComplete: await isWhole(tx, writing, message),
        });
  return decideAndStore(tx, writing, {
    cardholderId,
    act,
    facts: { ...facts, actor: await staffAsActor(tx, actor, time.day) },
    actName: message.channel === 'phone' ? 'call' : message.kind,
    pack: await institutionPack(tx, institutionId),
  });
}

/** Asked of the very words that are in the envelope. */
async function isWhole(
  tx: Tx,
  { actor, ground }: MessageWriting,
  message: MessageRow,
): Promise<boolean> {
  if (message.channel !== 'letter' || message.kind !== 'payment-reminder') return true;
  const { institutionId } = actor;
  const { cardholderId, language } = message;
  const content = openContent(ground.keyring, institutionId, message);
  return letterIsWhole(tx, ground, { institutionId, cardholderId, language, content });
}

/** A warning lets it through with words of the one who did it; a stop never does. */
export function refusalOfStaff(stored: StoredDecision, note: string): ExplainedRefusal | null {
  const { decision, wire } = stored;
  if (decision.verdict === 'allow') return null;
  const isWarning = decision.verdict === 'warn';
  if (isWarning && note.trim() !== '') return null;
  const rule = decision.hits[0]?.rule;
  return {
    code: isWarning
      ? 'law.reason-needed'
      : decision.verdict === 'require'
        ? 'law.required'
        : 'law.blocked',
    ...(rule === undefined ? {} : { rule }),
    ...(isWarning ? { field: 'note' } : {}),
    nextLawfulAt: decision.nextLawfulAt,
    decision: wire,
  };
}

export interface StaffContact {
  readonly message: MessageRow;
  readonly outcome: 'sent' | 'conversation' | 'no-answer' | 'not-the-person';
  readonly isIdentityChecked: boolean;
  readonly note: string;
  readonly stored: StoredDecision;
}

/** The contact's id. */
export async function storeStaffContact(
  tx: Tx,
  writing: MessageWriting,
  contact: StaffContact,
): Promise<string> {
  const { actor, ground, time } = writing;
  const { message, outcome, stored } = contact;
  const { cardholderId } = message;
  const contactId = newId<string>(ground.ids);
  const channel = message.channel === 'phone' ? 'call' : message.channel;
  await sql`insert into contacts
      (institution_id, cardholder_id, id, channel, contact_point_id, address_id, started_at,
       outcome, started_by, identity_checked, message_id, staff_id, decision_id, recorded_at)
    values (${actor.institutionId}, ${cardholderId}, ${contactId}, ${channel},
      ${message.contactPointId}, ${message.addressId}, ${time.now.toString()}, ${outcome},
      'institution', ${contact.isIdentityChecked}, ${message.id},
      ${actor.kind === 'staff' ? actor.staffId : null}, ${stored.decisionId},
      ${ground.wall.now().toString()})`.execute(tx);
  await sql`update messages set contact_id = ${contactId}
    where institution_id = ${actor.institutionId} and cardholder_id = ${cardholderId}
      and id = ${message.id}`.execute(tx);
  const codes = {
    channel,
    outcome,
    startedBy: 'institution',
    verdict: stored.decision.verdict,
    decisionId: stored.decisionId,
    contactPointId: message.contactPointId,
  };
  await appendEvent(tx, writing, {
    kind: 'contact.recorded',
    cardholderId,
    subjectId: contactId,
    codes,
    ...(contact.note.trim() === '' ? {} : { content: { note: contact.note } }),
  });
  await writeAudit(tx, writing, {
    act: 'contact.record',
    thing: 'contact',
    thingId: contactId,
    cardholderId,
    detail: { ...codes, messageId: message.id },
  });
  return contactId;
}
