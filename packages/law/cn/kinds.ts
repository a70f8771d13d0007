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

/** Something in writing that a person may keep. */
export function isWritten(contact: Contact): boolean {
  return isMessage(contact) || contact.kind === 'letter' || contact.kind === 'notice';
}

const debtorSide: readonly Counterpart[] = [
  'cardholder',
  'guarantor',
  'attorney',
  'guardian',
  'heir',
  'estate_administrator',
];

/** Anyone but the debtor, who speaks for the debtor, or who follows the debtor. */
export function isThirdParty(contact: Contact): boolean {
  return contact.counterpart !== undefined && !debtorSide.includes(contact.counterpart);
}

/** A third party who answers for the debt: evidence is on file and a reviewer agreed. */
export function isAnsweringForDebt(contact: Contact): boolean {
  const related = contact.relatedToDebt;
  return related?.evidence === true && related.reviewed === true;
}

/** Purposes that are part of working a claim; a factual word or a delivery is not. */
export function isCollecting(contact: Contact): boolean {
  return contact.purpose !== 'inform' && contact.purpose !== 'deliver';
}
