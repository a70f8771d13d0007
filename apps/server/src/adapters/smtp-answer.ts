// SPDX-License-Identifier: Apache-2.0
// What the end of an attempt by SMTP means: refused for good, to be tried again, or nobody knows.
import type { CarrierAnswer } from '../message/carrier.ts';

export interface SmtpEnd {
  /** The peer's three digits; null when the line ended without them. */
  readonly code: number | null;
  /** Of the conversation: 'CONN', 'EHLO', 'AUTH PLAIN', 'MAIL FROM', 'RCPT TO', 'DATA', 'API'. */
  readonly command: string;
  readonly response: string;
  /** The text had begun to flow: without a reply nobody knows what became of it. */
  readonly wasGiven: boolean;
}

export function smtpAnswer(end: SmtpEnd): CarrierAnswer {
  const { code, command, response, wasGiven } = end;
  if (code === null || (code === closing && wasGiven)) {
    return wasGiven ? { kind: 'unknown' } : { kind: 'unreachable' };
  }
  const isAboutMessage = /^(MAIL FROM|RCPT TO|DATA)/.test(command);
  // A greeting or a login that fails says nothing of this message.
  if (code < 500 || !isAboutMessage) return { kind: 'unreachable' };
  return { kind: 'refused', reason: reasonOf(code, command, response) };
}

/** The peer leaves; a message that it was being given may be with it or not. */
const closing = 421;

function reasonOf(code: number, command: string, response: string): string {
  if (/\b5\.7\.\d|block|black\s?list|spam|policy/i.test(response) || code === 571) {
    return 'blocked';
  }
  const isAddress = code === 550 || code === 551 || code === 553 || /\b5\.1\.\d/.test(response);
  return isAddress && command.startsWith('RCPT') ? 'address-invalid' : 'rejected';
}
