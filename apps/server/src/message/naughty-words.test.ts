// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type SmppPeer, smppPeer } from '../../test-support/smpp-peer.ts';
import { type SmtpPeer, smtpPeer } from '../../test-support/smtp-peer.ts';
import { type SmppCarrier, smppCarrier } from '../adapters/smpp-carrier.ts';
import { smtpCarrier } from '../adapters/smtp-carrier.ts';
import type { OutgoingMessage } from './carrier.ts';

const list = import.meta.resolve('@fairvisit/seeds/naughty-strings/blns.json');
const strings: readonly string[] = JSON.parse(readFileSync(new URL(list), 'utf8'));
const message = (words: string, index: number): OutgoingMessage => ({
  messageId: `01990000-0000-7000-8000-${String(index).padStart(12, '0')}`,
  to: 'wang@example.com',
  subject: `到访 ${words}`,
  text: `${words}\n.\r\n${words}`,
  language: 'zh',
  from: words,
});

let mail: SmtpPeer;
let centre: SmppPeer;
let sms: SmppCarrier;
beforeAll(async () => {
  [mail, centre] = [await smtpPeer(), await smppPeer()];
  sms = smppCarrier(centre.settings, { onReceipt: async () => {}, onReply: async () => {} });
});
afterAll(async () => {
  await sms.close();
  await Promise.all([mail.close(), centre.close()]);
});

it('every naughty string arrives by mail byte for byte, and adds no header', async () => {
  expect(strings.length).toBeGreaterThanOrEqual(515);
  const carrier = smtpCarrier(mail.settings);
  for (const [index, words] of strings.entries()) {
    expect(await carrier.send(message(words, index))).toMatchObject({ kind: 'accepted' });
  }
  await carrier.close();
  expect(mail.mails).toHaveLength(strings.length);
  for (const [index, { raw, to }] of mail.mails.entries()) {
    const { names, text } = readMail(raw);
    expect(to).toBe('wang@example.com');
    expect(text).toBe(message(strings[index] ?? '', index).text);
    expect(names).toEqual(usualHeaders);
  }
});

it('every naughty string arrives by SMS as it was written', async () => {
  for (const [index, words] of strings.entries()) {
    const given = { ...message(words, index), to: '10020000001', subject: null };
    expect(await sms.send(given)).toMatchObject({ kind: 'accepted' });
  }
  expect(centre.taken.map(({ text }) => text)).toEqual(
    // The test's own centre takes a mark of byte order at the beginning for no character.
    strings.map((words, index) => message(words, index).text.replace(/^\uFEFF/, '')),
  );
});

const usualHeaders = [
  'auto-submitted',
  'content-language',
  'content-transfer-encoding',
  'content-type',
  'date',
  'from',
  'message-id',
  'mime-version',
  'subject',
  'to',
];

function readMail(raw: Buffer): { names: string[]; text: string } {
  const [head = '', ...body] = raw.toString('latin1').split('\r\n\r\n');
  const names = head
    .split('\r\n')
    .flatMap((line) => /^([\w-]+):/.exec(line.toLowerCase())?.[1] ?? []);
  const text = Buffer.from(body.join('\r\n\r\n'), 'base64').toString('utf8');
  return { names: names.sort(), text };
}
