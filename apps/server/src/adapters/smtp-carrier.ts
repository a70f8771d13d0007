// SPDX-License-Identifier: Apache-2.0
// Carries mail to one server. It keeps its own few connections, since a pool that gives a message to
// another connection after a break would send it twice.
import { Readable } from 'node:stream';
import { assert } from '@fairvisit/domain/assert.ts';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Carrier, CarrierAnswer, OutgoingMessage } from '../message/carrier.ts';
import type { SmtpSettings } from '../message/carrier-settings.ts';
import { smtpAnswer } from './smtp-answer.ts';

export interface SmtpTimes {
  readonly connectMilliseconds: number;
  /** Without a byte from the peer. */
  readonly silenceMilliseconds: number;
  /** One message in all. */
  readonly messageMilliseconds: number;
}

const usualTimes: SmtpTimes = {
  connectMilliseconds: 10_000,
  silenceMilliseconds: 30_000,
  messageMilliseconds: 120_000,
};

export interface ClosableCarrier extends Carrier {
  readonly close: () => Promise<void>;
}

const idleMax = 8;
const idleMilliseconds = 20_000;

export function smtpCarrier(
  settings: SmtpSettings,
  times: SmtpTimes = usualTimes,
): ClosableCarrier {
  const idle = new Map<SMTPConnection, NodeJS.Timeout>();
  const forget = (connection: SMTPConnection) => {
    clearTimeout(idle.get(connection));
    return idle.delete(connection);
  };
  const keep = (connection: SMTPConnection) => {
    if (idle.size >= idleMax) return connection.quit();
    const leave = () => {
      if (forget(connection)) connection.quit();
    };
    idle.set(connection, setTimeout(leave, idleMilliseconds).unref());
  };
  const send = async (message: OutgoingMessage): Promise<CarrierAnswer> => {
    const bytes = await mailOf(message, settings.from);
    const [used] = idle.keys();
    if (used !== undefined) {
      forget(used);
      const answer = await give(used, { message, bytes, settings, times, keep });
      // A kept connection that the peer had left meanwhile took nothing: a new one is tried.
      if (answer.kind !== 'unreachable') return answer;
    }
    const connection = await connected(settings, times, forget);
    if (connection === null) return { kind: 'unreachable' };
    return give(connection, { message, bytes, settings, times, keep });
  };
  return {
    send,
    close: async () => {
      for (const connection of [...idle.keys()]) {
        forget(connection);
        connection.close();
      }
    },
  };
}

/** Null when no connection came about, or its greeting or login failed. */
function connected(
  { host, isSecure, login, port }: SmtpSettings,
  times: SmtpTimes,
  forget: (connection: SMTPConnection) => boolean,
): Promise<SMTPConnection | null> {
  const connection = new SMTPConnection({
    host,
    port,
    secure: isSecure,
    // A password leaves this machine inside TLS only.
    requireTLS: login !== null && !isSecure && !isLoopback(host),
    connectionTimeout: times.connectMilliseconds,
    greetingTimeout: times.connectMilliseconds,
    socketTimeout: times.silenceMilliseconds,
    logger: false,
  });
  return new Promise((resolve) => {
    const fail = () => {
      connection.close();
      resolve(null);
    };
    connection.on('error', fail);
    connection.on('end', () => {
      forget(connection);
      resolve(null);
    });
    connection.connect((failed) => {
      if (failed) return fail();
      if (login === null) return resolve(connection);
      const credentials = { user: login.user, pass: login.password };
      connection.login({ credentials }, (refused) => (refused ? fail() : resolve(connection)));
    });
  });
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\./.test(host);
}

interface Giving {
  readonly message: OutgoingMessage;
  readonly bytes: Buffer;
  readonly settings: SmtpSettings;
  readonly times: SmtpTimes;
  readonly keep: (connection: SMTPConnection) => void;
}

function give(connection: SMTPConnection, giving: Giving): Promise<CarrierAnswer> {
  const { bytes, keep, message, settings, times } = giving;
  const { stream, wasGiven } = told(bytes);
  return new Promise((resolve) => {
    const tooLong = setTimeout(() => {
      connection.close();
      resolve(wasGiven() ? { kind: 'unknown' } : { kind: 'unreachable' });
    }, times.messageMilliseconds);
    const envelope = { from: settings.from, to: [message.to], size: bytes.length };
    connection.send(envelope, stream, (failed) => {
      clearTimeout(tooLong);
      if (!failed) {
        keep(connection);
        // A mail is told by our own id, which stands in its Message-ID.
        return resolve({ kind: 'accepted', peerId: message.messageId });
      }
      connection.close();
      const { code, command = '', response, responseCode } = failed;
      if (responseCode === undefined && (code === 'EENVELOPE' || code === 'EMESSAGE')) {
        const reason = code === 'EENVELOPE' ? 'address-invalid' : 'rejected';
        return resolve({ kind: 'refused', reason });
      }
      resolve(
        smtpAnswer({
          code: responseCode ?? null,
          command,
          response: typeof response === 'string' ? response : '',
          wasGiven: wasGiven(),
        }),
      );
    });
  });
}

/** Read only once the peer has asked for the text, so that it is known whether any of it left. */
function told(bytes: Buffer): { readonly stream: Readable; readonly wasGiven: () => boolean } {
  let given = false;
  const stream = new Readable({
    read() {
      given = true;
      this.push(bytes);
      this.push(null);
    },
  });
  return { stream, wasGiven: () => given };
}

function mailOf(message: OutgoingMessage, from: string): Promise<Buffer> {
  const host = from.slice(from.lastIndexOf('@') + 1);
  const composer = new MailComposer({
    from: { name: oneLine(message.from), address: from },
    to: { name: '', address: message.to },
    subject: oneLine(message.subject ?? message.from),
    // Lines as they are, whatever the transport thinks of their ends.
    text: { content: message.text, contentTransferEncoding: 'base64' },
    messageId: `<${message.messageId}@${host}>`,
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': message.language },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return new Promise((resolve, reject) => {
    composer.compile().build((failed, bytes) => {
      if (failed) return reject(failed);
      assert(bytes, 'a mail that was composed has bytes');
      resolve(bytes);
    });
  });
}

/** A header is one line: whatever could end it is a space. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}
