// SPDX-License-Identifier: Apache-2.0
// A stored message as its carrier gets it: opened, with its link made good. None of this is written
// anywhere.
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { z } from 'zod';
import type { Ground } from '../ground.ts';
import type { OutgoingMessage } from './carrier.ts';
import type { MessageRow } from './message-row.query.ts';

const content = z.strictObject({ subject: z.string().nullable(), text: z.string() });

export type MessageContent = z.infer<typeof content>;

export type SealedMessage = Pick<MessageRow, 'id' | 'contentSealed'>;

/** Null when there is no number or mail address that a carrier could take. */
export function outgoingMessage(
  { keyring, publicOrigin }: Pick<Ground, 'keyring' | 'publicOrigin'>,
  institutionId: InstitutionId,
  message: MessageRow,
): OutgoingMessage | null {
  const { channel, contactPointId, id, language, pointSealed } = message;
  if (contactPointId === null || pointSealed === null) return null;
  const place = { place: 'contact_points.value_sealed', row: contactPointId, bytes: pointSealed };
  const to = addressFor(channel, keyring.open(institutionId, place));
  if (to === null) return null;
  const { subject, text } = openContent(keyring, institutionId, message);
  const link = linkOf({ keyring, publicOrigin }, institutionId, id);
  return {
    messageId: id,
    to,
    subject,
    text: text.replaceAll('{link}', link),
    language,
    from: language === 'zh' ? message.nameZh : message.nameEn,
  };
}

export function openContent(
  keyring: Ground['keyring'],
  institutionId: InstitutionId,
  message: SealedMessage,
): MessageContent {
  const sealed = {
    place: 'messages.content_sealed',
    row: message.id,
    bytes: message.contentSealed,
  };
  return content.parse(JSON.parse(keyring.open(institutionId, sealed)));
}

export function linkOf(
  { keyring, publicOrigin }: Pick<Ground, 'keyring' | 'publicOrigin'>,
  institutionId: InstitutionId,
  messageId: string,
): string {
  return `${publicOrigin()}/v#${keyring.linkToken(institutionId, messageId)}`;
}

const mailAddressMax = 254;

function addressFor(channel: string, value: string): string | null {
  if (channel === 'sms') {
    const digits = value.normalize('NFKC').replaceAll(/[\s+().-]/g, '');
    return /^\d{5,20}$/.test(digits) ? digits : null;
  }
  const address = value.trim();
  const isPlain = /^[^\s@<>(),;:"[\]\\\p{Cc}]+@[^\s@<>(),;:"[\]\\\p{Cc}]+$/u.test(address);
  return isPlain && address.length <= mailAddressMax ? address : null;
}
