// SPDX-License-Identifier: Apache-2.0
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type SmppPeer, smppPeer } from '../../test-support/smpp-peer.ts';
import { type BreakAt, breakingSmtpPeer, smtpPeer } from '../../test-support/smtp-peer.ts';
import type { OutgoingMessage } from '../message/carrier.ts';
import type { Receipt } from '../message/record-receipt.action.ts';
import type { Reply } from '../message/record-reply.action.ts';
import { type SmppCarrier, smppCarrier } from './smpp-carrier.ts';
import { smtpCarrier } from './smtp-carrier.ts';

const mail: OutgoingMessage = {
  messageId: '01990000-0000-7000-8000-000000000001',
  to: 'wang@example.com',
  subject: '关于到访的通知',
  text: '您好：\n我们拟于9月10日到访。',
  language: 'zh',
  from: '测试银行',
};
const sms: OutgoingMessage = { ...mail, to: '10020000001', subject: null };
const quick = { connectMilliseconds: 300, silenceMilliseconds: 400, messageMilliseconds: 2_000 };

describe('mail to a server', () => {
  it('is taken whole, with our id, our name and no reply of a machine', async () => {
    const peer = await smtpPeer();
    const carrier = smtpCarrier(peer.settings, quick);
    expect(await carrier.send(mail)).toEqual({ kind: 'accepted', peerId: mail.messageId });
    expect(await carrier.send(mail)).toMatchObject({ kind: 'accepted' });
    await carrier.close();
    await peer.close();
    const [first] = peer.mails;
    expect(first?.to).toBe(mail.to);
    const { headers, text } = readMail(first?.raw);
    expect(headers).toContain(`message-id: <${mail.messageId}@bank.example>`);
    expect(headers).toContain('auto-submitted: auto-generated');
    expect(headers).toContain('content-type: text/plain; charset=utf-8');
    expect(text).toBe(mail.text);
  });

  it.each([
    ['rcpt', 550, 'no such user', { kind: 'refused', reason: 'address-invalid' }],
    ['rcpt', 550, '5.7.1 blocked by policy', { kind: 'refused', reason: 'blocked' }],
    ['rcpt', 451, 'later', { kind: 'unreachable' }],
    ['rcpt', 421, 'closing', { kind: 'unreachable' }],
    ['data', 554, 'not accepted', { kind: 'refused', reason: 'rejected' }],
    ['data', 571, 'no', { kind: 'refused', reason: 'blocked' }],
    ['data', 452, 'full', { kind: 'unreachable' }],
  ] as const)('that is answered at %s with %i %s ends as it should', async (...asked) => {
    const [step, code, text, answer] = asked;
    const peer = await smtpPeer();
    const carrier = smtpCarrier(peer.settings, quick);
    peer.refuseAt(step, code, text);
    expect(await carrier.send(mail)).toEqual(answer);
    peer.refuseAt(null);
    expect(await carrier.send(mail)).toMatchObject({ kind: 'accepted' });
    await carrier.close();
    await peer.close();
    expect(peer.mails).toHaveLength(1);
  });

  it.each([
    ['greeting', 'unreachable'],
    ['never-greets', 'unreachable'],
    ['rcpt', 'unreachable'],
    ['text', 'unknown'],
    ['dot', 'unknown'],
  ] as const)(
    'over a line that breaks at %s is %s, and is given once',
    async (at: BreakAt, kind) => {
      const peer = await breakingSmtpPeer(at);
      const carrier = smtpCarrier(peer.settings, quick);
      expect(await carrier.send(mail)).toEqual({ kind });
      await carrier.close();
      expect(peer.connections()).toBe(1);
      await peer.close();
      expect(await carrier.send(mail)).toEqual({ kind: 'unreachable' });
    },
  );

  it('goes out over a new line when the peer has left the kept one', async () => {
    const peer = await smtpPeer();
    const carrier = smtpCarrier(peer.settings, quick);
    await carrier.send(mail);
    const { port } = peer.settings;
    await peer.close();
    const next = await smtpPeer(port);
    expect(await carrier.send(mail)).toMatchObject({ kind: 'accepted' });
    expect(next.mails).toHaveLength(1);
    await carrier.close();
    await next.close();
  });

  it.each([
    ['subject', { subject: '到访\r\nBcc: spy@example.com\r\n\r\nbody' }],
    ['name', { from: '银行\r\nBcc: spy@example.com' }],
    ['number of the message', { subject: 'a\u2028b\u0000c\u0085d' }],
  ])('has no further header by a line break in its %s', async (_where, change) => {
    const peer = await smtpPeer();
    const carrier = smtpCarrier(peer.settings, quick);
    await carrier.send({ ...mail, ...change });
    await carrier.close();
    await peer.close();
    const names = headerNames(peer.mails[0]?.raw);
    expect(names).not.toContain('bcc');
    expect(names).toEqual([...new Set(names)]);
    expect(peer.mails[0]?.to).toBe(mail.to);
  });

  it('to an address that would add a command or a header is refused, and nothing is sent', async () => {
    const peer = await smtpPeer();
    const carrier = smtpCarrier(peer.settings, quick);
    for (const to of ['a@b.c\r\nRCPT TO:<spy@x.y>', 'a@b.c\nBcc: spy@x.y', '<a@b.c>\r\n.\r\n']) {
      expect(await carrier.send({ ...mail, to })).toMatchObject({ kind: 'refused' });
    }
    await carrier.close();
    await peer.close();
    expect(peer.mails.every(({ to }) => !to.includes('spy'))).toBe(true);
    expect(peer.mails).toHaveLength(0);
  });
});

describe('SMS to a centre', () => {
  let peer: SmppPeer;
  let carrier: SmppCarrier;
  const receipts: Receipt[] = [];
  const replies: Reply[] = [];
  const times = {
    bindMilliseconds: 1_000,
    answerMilliseconds: 300,
    enquireMilliseconds: 5_000,
    reconnectMilliseconds: 20,
    throttledMilliseconds: 5,
  };
  beforeAll(async () => {
    peer = await smppPeer();
    carrier = smppCarrier(
      peer.settings,
      {
        onReceipt: async (receipt) => {
          receipts.push(receipt);
        },
        onReply: async (reply) => {
          replies.push(reply);
        },
      },
      times,
    );
  });
  afterAll(async () => {
    await carrier.close();
    await peer.close();
  });
  afterEach(() => {
    peer.answer('ok');
    peer.taken.splice(0);
    receipts.splice(0);
  });

  it.each([
    ['short Chinese words', '您好，9月10日到访。😀'],
    ['long Chinese words', '您好，我们拟于九月十日到访。'.repeat(30)],
    ['plain words with a link', 'Visit on 10 Sep. http://bank.example/v#aB_-9'],
    ['long plain words', 'Visit on 10 Sep. '.repeat(40)],
    ['signs of several alphabets', 'é ~ ^ {x} [y] € \\ | @ £ Ω ß ç'],
  ])('takes %s as they are', async (_what, text) => {
    expect(await carrier.send({ ...sms, text })).toMatchObject({ kind: 'accepted' });
    expect(peer.taken).toMatchObject([{ to: sms.to, text }]);
  });

  it('gives many at once, each once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) => carrier.send({ ...sms, text: `words ${index}` })),
    );
    const ids = answers.map((answer) => (answer.kind === 'accepted' ? answer.peerId : answer.kind));
    expect(new Set(ids).size).toBe(40);
    expect(new Set(peer.taken.map(({ text }) => text)).size).toBe(40);
  });

  it.each([
    [0x0b, { kind: 'refused', reason: 'address-invalid' }],
    [0x65, { kind: 'refused', reason: 'blocked' }],
    [0x66, { kind: 'refused', reason: 'rejected' }],
    [0x45, { kind: 'refused', reason: 'rejected' }],
    [0x64, { kind: 'unreachable' }],
    [0x08, { kind: 'unreachable' }],
  ])('that is answered with the status %i ends as it should', async (status, answer) => {
    peer.answer(status);
    expect(await carrier.send(sms)).toEqual(answer);
    expect(peer.taken).toHaveLength(1);
  });

  it('waits for a centre that is too fast for, and gives up after a few tries', async () => {
    peer.answer(0x58, 0x14, 'ok');
    expect(await carrier.send(sms)).toMatchObject({ kind: 'accepted' });
    expect(peer.taken).toHaveLength(3);
    peer.answer(0x58);
    expect(await carrier.send(sms)).toEqual({ kind: 'unreachable' });
  });

  it.each(['break-before-answer', 'silent'] as const)(
    'over a line that is %s is unknown and given once, and the next one goes out',
    async (way) => {
      peer.answer(way, 'ok');
      expect(await carrier.send(sms)).toEqual({ kind: 'unknown' });
      expect(peer.taken).toHaveLength(1);
      expect(await carrier.send(sms)).toMatchObject({ kind: 'accepted' });
      expect(peer.taken).toHaveLength(2);
    },
  );

  it('is accepted when the line breaks after the answer', async () => {
    peer.answer('break-after-answer', 'ok');
    expect(await carrier.send(sms)).toMatchObject({ kind: 'accepted' });
  });

  it.each([
    ['DELIVRD', [{ channel: 'sms', peerId: 'peer-x', outcome: 'delivered' }]],
    ['UNDELIV', [{ channel: 'sms', peerId: 'peer-x', outcome: 'failed', reason: 'undelivered' }]],
    ['REJECTD', [{ channel: 'sms', peerId: 'peer-x', outcome: 'failed', reason: 'rejected' }]],
    ['ENROUTE', []],
    ['gibberish', []],
  ])('hears a receipt that says %s', async (stat, heard) => {
    await carrier.send(sms);
    expect(await peer.receipt('peer-x', stat)).toBe(0);
    expect(receipts).toEqual(heard);
  });

  it('hears a reply, in the words it was written in', async () => {
    await carrier.send(sms);
    expect(await peer.reply('8610020000001', '改期，谢谢😀')).toBe(0);
    expect(replies).toEqual([{ from: '8610020000001', text: '改期，谢谢😀' }]);
  });

  it('binds again by itself after a break, so that receipts go on arriving', async () => {
    await carrier.send(sms);
    peer.breakLines();
    await vi.waitFor(async () => {
      await peer.receipt('peer-y', 'DELIVRD');
      expect(receipts.some(({ peerId }) => peerId === 'peer-y')).toBe(true);
    });
  });

  it('is unreachable while the centre refuses the login', async () => {
    const strict = await smppPeer();
    strict.refuseBind(0x0e);
    const heard = { onReceipt: async () => {}, onReply: async () => {} };
    const refused = smppCarrier(strict.settings, heard, times);
    expect(await refused.send(sms)).toEqual({ kind: 'unreachable' });
    expect(strict.taken).toHaveLength(0);
    await refused.close();
    await strict.close();
  });
});

function readMail(raw: Buffer | undefined): { headers: string; text: string } {
  const [head = '', ...body] = (raw?.toString('latin1') ?? '').split('\r\n\r\n');
  const text = Buffer.from(body.join('\r\n\r\n'), 'base64').toString('utf8');
  return { headers: head.toLowerCase(), text };
}

function headerNames(raw: Buffer | undefined): string[] {
  const [head = ''] = (raw?.toString('latin1') ?? '').split('\r\n\r\n');
  return head.split('\r\n').flatMap((line) => /^([\w-]+):/.exec(line.toLowerCase())?.[1] ?? []);
}
