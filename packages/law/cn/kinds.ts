// SPDX-License-Identifier: Apache-2.0
// Which acts a rule speaks of.
import type { Contact } from '../src/act.ts';
import type { ActKind, Counterpart } from '../src/input/act-shape.ts';

const contacts: readonly ActKind[] = [
  'call',
  'voicebot',
  'sms',
  'im',
  'email',
  'letter',
  'notice',
  'visit',
  'doorstep_followup',
  'third_party_contact',
];

/** Any act that reaches a person. */
export function isContact(contact: Contact): boolean {
  return contacts.includes(contact.kind);
}

/** Contacts that ring, buzz or stand at the door; a letter in the box disturbs nobody at night. */
export function isNoticedAtOnce(contact: Contact): boolean {
  if (contact.kind === 'letter') return false;
  if (contact.kind === 'notice')
    return contact.channel !== 'letter' && contact.channel !== 'portal';
  return isContact(contact);
}

export function isVoice(contact: Contact): boolean {
  return contact.kind === 'call' || contact.kind === 'voicebot';
}

export function isMessage(contact: Contact): boolean {
  return contact.kind === 'sms' || contact.kind === 'im' || contact.kind === 'email';
}

/** A visit, and every step at the door. */
export function isVisit(contact: Contact): boolean {
  return contact.kind === 'visit' || contact.kind === 'doorstep_followup';
}

const debtors: readonly Counterpart[] = ['cardholder', 'guarantor'];
const representatives: readonly Counterpart[] = ['attorney', 'guardian', 'estate_administrator'];

/** Whoever owes, or speaks for the one who owes. */
export function isDebtorSide(who: Counterpart): boolean {
  return debtors.includes(who) || representatives.includes(who);
}

/** Purposes that are part of working a claim; a factual word or a delivery is not. */
export function isCollecting(contact: Contact): boolean {
  return contact.purpose !== 'inform' && contact.purpose !== 'deliver';
}
