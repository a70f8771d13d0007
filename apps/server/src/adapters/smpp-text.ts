// SPDX-License-Identifier: Apache-2.0
// Words as an SMS centre takes and gives them: the GSM alphabet where it has every character, else
// UCS-2; what is too long for one short message goes as one payload, so that it has one receipt.

import type { Receipt } from '../message/record-receipt.action.ts';
import { type Pdu, type SmppText, smpp } from '../message/smpp-package.ts';

const gsm = 0;
const ucs2 = 8;
const gsmCharactersMax = 160;
const ucs2BytesMax = 140;

export function textFields(text: string): Readonly<Record<string, unknown>> {
  if (smpp.encodings.ASCII.match(text)) {
    const bytes = smpp.encodings.ASCII.encode(text);
    return { data_coding: gsm, ...placed(bytes, gsmCharactersMax) };
  }
  return { data_coding: ucs2, ...placed(Buffer.from(text, 'utf16le').swap16(), ucs2BytesMax) };
}

function placed(bytes: Buffer, bytesMax: number): Readonly<Record<string, unknown>> {
  if (bytes.length <= bytesMax) return { short_message: bytes };
  return { short_message: Buffer.alloc(0), message_payload: bytes };
}

/** The words of a message that came in. */
export function textOf(pdu: Pdu): string {
  const short = plain(pdu.short_message);
  return short === '' ? plain(pdu.message_payload) : short;
}

function plain(text: SmppText | string | Buffer | undefined): string {
  if (text === undefined || typeof text === 'string') return text ?? '';
  if (Buffer.isBuffer(text)) return text.toString('latin1');
  return plain(text.message);
}

const receiptBits = 0x3c;
const receiptClass = 0x04;

export function isReceipt(pdu: Pdu): boolean {
  return ((pdu.esm_class ?? 0) & receiptBits) === receiptClass;
}

/** Null for what is only on its way. */
export function receiptOf(pdu: Pdu): Receipt | null {
  const text = textOf(pdu);
  const peerId = pdu.receipted_message_id ?? /\bid:(\S+)/i.exec(text)?.[1] ?? '';
  const word = /\bstat:([A-Za-z]+)/i.exec(text)?.[1]?.toUpperCase() ?? '';
  const state = pdu.message_state === undefined ? word.slice(0, 7) : states[pdu.message_state];
  const id = peerId.replaceAll('\0', '');
  if (id === '' || id.length > peerIdMax) return null;
  if (state === 'DELIVRD') return { channel: 'sms', peerId: id, outcome: 'delivered' };
  const reason = reasons[state ?? ''];
  return reason === undefined ? null : { channel: 'sms', peerId: id, outcome: 'failed', reason };
}

const peerIdMax = 200;

const states: Readonly<Record<number, string>> = {
  2: 'DELIVRD',
  3: 'EXPIRED',
  4: 'DELETED',
  5: 'UNDELIV',
  8: 'REJECTD',
};

const reasons: Readonly<Record<string, string>> = {
  EXPIRED: 'undelivered',
  DELETED: 'undelivered',
  UNDELIV: 'undelivered',
  REJECTD: 'rejected',
};
