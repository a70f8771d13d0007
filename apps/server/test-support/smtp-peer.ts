// SPDX-License-Identifier: Apache-2.0
// A real mail server in the test's process that keeps what it was given and refuses as it is told, and
// a line that breaks at a step of the conversation.
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { assert } from '@fairvisit/domain/assert.ts';
import { SMTPServer } from 'smtp-server';
import type { SmtpSettings } from '../src/message/carrier-settings.ts';

export interface SmtpPeer {
  readonly settings: SmtpSettings;
  /** Whole mails, as they came. */
  readonly mails: { readonly to: string; readonly raw: Buffer }[];
  /** From now on; null: everything is taken. */
  readonly refuseAt: (step: 'rcpt' | 'data' | null, code?: number, text?: string) => void;
  /** Runs when a mail is whole, before it is answered. */
  readonly onMail: (work: () => Promise<void> | void) => void;
  readonly close: () => Promise<void>;
}

class Refusal extends Error {
  readonly responseCode: number;
  constructor(code: number, text: string) {
    super(text);
    this.responseCode = code;
  }
}

export async function smtpPeer(port = 0): Promise<SmtpPeer> {
  const mails: SmtpPeer['mails'] = [];
  let refusal: { step: 'rcpt' | 'data'; error: Refusal } | null = null;
  let onMail: () => Promise<void> | void = () => {};
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 200,
    onRcptTo: (_address, _session, done) => done(refusal?.step === 'rcpt' ? refusal.error : null),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk) => chunks.push(chunk));
      stream.once('end', async () => {
        if (refusal?.step === 'data') return done(refusal.error);
        const to = session.envelope.rcptTo.map(({ address }) => address).join();
        mails.push({ to, raw: Buffer.concat(chunks) });
        await onMail();
        done();
      });
    },
  });
  const listening = server.listen(port, '127.0.0.1');
  return {
    settings: settingsOf(await portOf(listening)),
    mails,
    refuseAt: (step, code = 550, text = 'refused') => {
      refusal = step === null ? null : { step, error: new Refusal(code, text) };
    },
    onMail: (work) => {
      onMail = work;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Where the line is cut: before the greeting, at RCPT, in the text, or after its final dot. */
export type BreakAt = 'greeting' | 'rcpt' | 'text' | 'dot' | 'never-greets';

export interface BreakingPeer {
  readonly settings: SmtpSettings;
  readonly connections: () => number;
  readonly close: () => Promise<void>;
}

export async function breakingSmtpPeer(breakAt: BreakAt): Promise<BreakingPeer> {
  let connections = 0;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => sockets.delete(socket));
    talk(socket, breakAt);
  });
  const port = await portOf(server.listen(0, '127.0.0.1'));
  return {
    settings: settingsOf(port),
    connections: () => connections,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function talk(socket: Socket, breakAt: BreakAt): void {
  if (breakAt === 'never-greets') return;
  if (breakAt === 'greeting') {
    socket.destroy();
    return;
  }
  let isText = false;
  socket.write('220 peer\r\n');
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    if (isText) {
      if (breakAt === 'text' || chunk.endsWith('\r\n.\r\n')) socket.destroy();
      return;
    }
    for (const line of chunk.split('\r\n').filter((each) => each !== '')) {
      if (/^RCPT/i.test(line) && breakAt === 'rcpt') socket.destroy();
      else if (/^DATA/i.test(line)) {
        isText = true;
        socket.write('354 go on\r\n');
      } else socket.write('250 fine\r\n');
    }
  });
}

function settingsOf(port: number): SmtpSettings {
  return { host: '127.0.0.1', port, isSecure: false, login: null, from: 'visits@bank.example' };
}

export async function portOf(server: Server): Promise<number> {
  if (!server.listening) await once(server, 'listening');
  return addressOf(server).port;
}

function addressOf(server: Server): AddressInfo {
  const address = server.address();
  assert(address !== null && typeof address === 'object', 'a server that listens has a port');
  return address;
}
