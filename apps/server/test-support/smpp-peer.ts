// SPDX-License-Identifier: Apache-2.0
// A real SMS centre in the test's process: it keeps what it was given, answers as it is told, breaks
// the line, and sends receipts and replies when it is asked to.
import { vi } from 'vitest';
import type { SmppSettings } from '../src/message/carrier-settings.ts';
import { type Pdu, type PduFields, type SmppSession, smpp } from '../src/message/smpp-package.ts';
import { portOf } from './smtp-peer.ts';

export interface SmsTaken {
  readonly to: string;
  readonly text: string;
  readonly messageId: string;
}

/** 'ok', a status, or where the line breaks. */
export type Answering = 'ok' | 'break-before-answer' | 'break-after-answer' | 'silent' | number;

export interface SmppPeer {
  readonly settings: SmppSettings;
  /** Every submit_sm that was read, whatever it was answered. */
  readonly taken: SmsTaken[];
  /** How the next ones are answered; the last way stays. */
  readonly answer: (...ways: readonly Answering[]) => void;
  /** Sent right after the answer. */
  readonly receiptAtOnce: (stat: string | null) => void;
  readonly receipt: (messageId: string, stat: string) => Promise<number>;
  readonly reply: (from: string, text: string) => Promise<number>;
  readonly refuseBind: (status: number) => void;
  readonly breakLines: () => void;
  readonly close: () => Promise<void>;
}

export async function smppPeer(): Promise<SmppPeer> {
  const taken: SmsTaken[] = [];
  const sessions = new Set<SmppSession>();
  let ways: readonly Answering[] = ['ok'];
  let receiptStat: string | null = null;
  let bindStatus = 0;
  let serial = 0;
  const nextWay = (): Answering => {
    const [way = 'ok', ...rest] = ways;
    if (rest.length > 0) ways = rest;
    return way;
  };
  const server = smpp.createServer((session) => {
    session.on('error', () => session.destroy());
    session.once('close', () => sessions.delete(session));
    session.on('bind_transceiver', (pdu: Pdu) => {
      session.send(pdu.response(bindStatus === 0 ? {} : { command_status: bindStatus }));
      if (bindStatus === 0) sessions.add(session);
    });
    session.on('enquire_link', (pdu: Pdu) => session.send(pdu.response()));
    session.on('unbind', (pdu: Pdu) => {
      session.send(pdu.response());
      session.close();
    });
    session.on('submit_sm', (pdu: Pdu) => {
      serial += 1;
      const messageId = `peer-${serial}`;
      taken.push({ to: pdu.destination_addr ?? '', text: textTaken(pdu), messageId });
      const way = nextWay();
      if (way === 'silent') return;
      if (way === 'break-before-answer') return session.destroy();
      if (typeof way === 'number') return session.send(pdu.response({ command_status: way }));
      session.send(pdu.response({ message_id: messageId }));
      if (way === 'break-after-answer') {
        sessions.delete(session);
        return session.close();
      }
      if (receiptStat !== null) session.deliver_sm(receiptFields(messageId, receiptStat));
    });
  });
  const port = await portOf(server.listen(0, '127.0.0.1'));
  const deliver = async (fields: PduFields): Promise<number> => {
    const session = await vi.waitFor(() => boundOf(sessions), { timeout: 5_000, interval: 5 });
    return new Promise((resolve) => {
      session.deliver_sm(fields, ({ command_status: status }) => resolve(status));
    });
  };
  return {
    settings: {
      host: '127.0.0.1',
      port,
      isSecure: false,
      systemId: 'bank',
      password: 'secret',
      from: '10690000',
    },
    taken,
    answer: (...next) => {
      ways = next;
    },
    receiptAtOnce: (stat) => {
      receiptStat = stat;
    },
    receipt: (messageId, stat) => deliver(receiptFields(messageId, stat)),
    reply: (from, text) =>
      deliver({
        source_addr: from,
        destination_addr: '10690000',
        data_coding: 8,
        short_message: Buffer.from(text, 'utf16le').swap16(),
      }),
    refuseBind: (status) => {
      bindStatus = status;
    },
    breakLines: () => {
      for (const session of sessions) session.destroy();
      sessions.clear();
    },
    close: () => {
      for (const session of sessions) session.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function boundOf(sessions: ReadonlySet<SmppSession>): SmppSession {
  const [session] = sessions;
  if (session === undefined) throw new Error('nobody is bound yet');
  return session;
}

function receiptFields(messageId: string, stat: string): PduFields {
  return {
    esm_class: 4,
    source_addr: '10020000001',
    destination_addr: '10690000',
    short_message: `id:${messageId} sub:001 dlvrd:001 submit date:2609070900 stat:${stat} err:000 text:`,
  };
}

function textTaken(pdu: Pdu): string {
  const short = pdu.short_message?.message;
  const payload = pdu.message_payload;
  const text = short === undefined || short.length === 0 ? payload : short;
  if (typeof text === 'string') return text;
  if (Buffer.isBuffer(text)) return text.toString('latin1');
  return typeof text?.message === 'string' ? text.message : '';
}
