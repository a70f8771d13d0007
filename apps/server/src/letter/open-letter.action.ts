// SPDX-License-Identifier: Apache-2.0
// A letter as PDF, made anew from what was stored: same words, same bytes. Who opened it is written
// down; a letter that is complete in nothing but appearance is not given out.
import { assert } from '@fairvisit/domain/assert.ts';
import { letterFaults } from '@fairvisit/domain/letter/letter-faults.ts';
import { letterLines } from '@fairvisit/domain/letter/letter-lines.ts';
import { isCurrency, minor } from '@fairvisit/domain/money/money.ts';
import { ok, refuse } from '@fairvisit/domain/result.ts';
import { dayAt } from '@fairvisit/domain/time/clock.ts';
import { Temporal } from 'temporal-polyfill';
import { type Writing, writeAudit } from '../audit/audit-entry.ts';
import { type BusinessTime, businessTime } from '../clock/business-clock.ts';
import type { Tx } from '../db/database.ts';
import type { Actor, Ground } from '../ground.ts';
import type { Outcome } from '../http/handler.ts';
import { linkOf, openContent } from '../message/outgoing-message.ts';
import { amountText } from '../paper/amount-text.ts';
import { notoSansSc } from '../paper/typeface.ts';
import { whyReminderFell } from '../payment/reminder-stands.query.ts';
import { maskName } from '../people/mask.ts';
import { drawLetter, type Letter } from './draw-letter.ts';
import {
  amountsOfLetter,
  type LetterRow,
  letterOfMessage,
  type NamedAmount,
} from './letter-of-message.query.ts';
import { hasSealPlace } from './seal-place.ts';

export interface LetterFile {
  readonly fileName: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export async function openLetter(
  ground: Ground,
  actor: Actor,
  input: { readonly messageId: string },
): Promise<Outcome<LetterFile>> {
  const { messageId } = input;
  const { institutionId } = actor;
  return ground.db.forInstitution(institutionId, async (tx) => {
    const asked = { institutionId, messageId };
    const row = await letterOfMessage(tx, asked);
    if (row === null) return refuse({ code: 'thing.not-found' });
    if (!mayBePrinted(row)) {
      return refuse({ code: 'message.move-not-allowed', detail: { state: row.state } });
    }
    const time = await businessTime(tx, ground, institutionId);
    const fallen = await whyNotPosted(tx, { institutionId, messageId, row, time });
    if (fallen !== null) {
      const detail = { state: row.state, reason: fallen };
      return refuse({ code: 'message.move-not-allowed', detail });
    }
    const letter = letterOf(row, { ground, institutionId, messageId });
    if (letter === null) return refuse({ code: 'message.no-way', field: 'addressId' });
    if (row.kind === 'payment-reminder') {
      const [fault] = letterFaults({ ...letter, hasSealPlace });
      if (fault) return refuse({ code: 'law.required', rule: 'CN-LET-01', field: fault });
      assertPrintedAsStored(letter.text, await amountsOfLetter(tx, asked));
    }
    const file = await drawLetter(letter, notoSansSc());
    const writing: Writing = { ground, actor, time };
    await writeAudit(tx, writing, {
      act: 'letter.open',
      thing: 'message',
      thingId: messageId,
      cardholderId: row.cardholderId,
      detail: { kind: row.kind, pages: file.pages, fileHash: file.hash.toString('hex') },
    });
    return ok({ fileName: `letter-${letter.reference}.pdf`, bytes: new Uint8Array(file.bytes) });
  });
}

/** What still waits for a supervisor, or was taken back, is not laid on a desk to be posted. */
function mayBePrinted({ reason, state }: LetterRow): boolean {
  if (state === 'held') return reason === 'waits-for-staff';
  return state === 'sent' || state === 'delivered' || state === 'answered';
}

interface LetterAsked {
  readonly institutionId: Actor['institutionId'];
  readonly messageId: string;
  readonly row: LetterRow;
  readonly time: BusinessTime;
}

/** A letter that could not be posted any more is not printed either; a posted one is a copy. */
async function whyNotPosted(
  tx: Tx,
  { institutionId, messageId, row, time }: LetterAsked,
): Promise<string | null> {
  if (row.state !== 'held') return null;
  if (Temporal.Instant.compare(row.expiresAt, time.now) <= 0) return 'expired';
  if (row.kind !== 'payment-reminder') return null;
  return whyReminderFell(tx, { institutionId, cardholderId: row.cardholderId, time, messageId });
}

/** Null when nobody knows where to send it. */
function letterOf(
  row: LetterRow,
  { ground, institutionId, messageId }: LetterPlace,
): Letter | null {
  const { addressId, addressSealed, nameSealed } = row;
  if (addressId === null || addressSealed === null || nameSealed === null) return null;
  const open = (place: string, id: string, bytes: Buffer) =>
    ground.keyring.open(institutionId, { place, row: id, bytes });
  const message = { id: messageId, contentSealed: row.contentSealed };
  const { subject, text } = openContent(ground.keyring, institutionId, message);
  const recipient = open('cardholder_names.name_sealed', row.cardholderId, nameSealed);
  return {
    language: row.language,
    institution: row.institution,
    recipient,
    address: open('addresses.text_sealed', addressId, addressSealed),
    subject: subject ?? '',
    // Words are stored with the masked name; in its sealed envelope a letter greets by the whole one.
    text: text
      .replace(maskName(recipient), () => recipient)
      .replaceAll('{link}', () => linkOf(ground, institutionId, messageId)),
    reference: messageId.slice(-12),
    on: dayAt(row.madeAt, row.zone),
    madeAt: row.madeAt,
  };
}

interface LetterPlace {
  readonly ground: Ground;
  readonly institutionId: Actor['institutionId'];
  readonly messageId: string;
}

function assertPrintedAsStored(text: string, stored: readonly NamedAmount[]): void {
  const printed = letterLines(text).flatMap((line) =>
    line.kind === 'account' ? [`${line.currency} ${line.amount}`] : [],
  );
  const kept = stored.map(({ currency, overdueMinor }) => {
    assert(isCurrency(currency), 'a reminder names a known currency');
    return `${currency} ${amountText(minor(overdueMinor), currency)}`;
  });
  assert(printed.sort().join() === kept.sort().join(), 'a letter prints the amounts it stored');
}
