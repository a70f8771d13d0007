// SPDX-License-Identifier: Apache-2.0
// The demo's own mail server and SMS centre on this machine: they take everything, say at once that
// it arrived, and keep nothing, so that a demo sends over the real protocols and reaches nobody.
import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';
import { assert } from '@fairvisit/domain/assert.ts';
import { SMTPServer } from 'smtp-server';
import type { SmppSettings, SmtpSettings } from '../message/carrier-settings.ts';
import { type Pdu, type SmppSession, smpp } from '../message/smpp-package.ts';

export interface PostOffice {
  readonly smtp: SmtpSettings;
  readonly smpp: SmppSettings;
  readonly close: () => Promise<void>;
}

const host = '127.0.0.1';
const closeMilliseconds = 500;

export async function openPostOffice(): Promise<PostOffice> {
  const mail = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: closeMilliseconds,
    onData: (stream, _session, done) => {
      stream.resume();
      stream.once('end', () => done());
    },
  });
  const mailPort = await portOf(mail.listen(0, host));
  const sessions = new Set<SmppSession>();
  const centre = smpp.createServer((session) => {
    sessions.add(session);
    session.once('close', () => sessions.delete(session));
    answer(session);
  });
  const centrePort = await portOf(centre.listen(0, host));
  return {
    smtp: {
      host,
      port: mailPort,
      isSecure: false,
      login: null,
      from: 'visits@bank.example',
    },
    smpp: {
      host,
      port: centrePort,
      isSecure: false,
      systemId: 'demo',
      password: 'demo',
      from: '10690000',
    },
    close: async () => {
      for (const session of sessions) session.destroy();
      await new Promise<void>((resolve) => centre.close(() => resolve()));
      await new Promise<void>((resolve) => mail.close(() => resolve()));
    },
  };
}

/** Numbers go up as long as the process lives, and begin anew at random, so that none comes twice. */
let serial = Math.floor(performance.timeOrigin);

function answer(session: SmppSession): void {
  session.on('error', () => session.destroy());
  for (const command of ['bind_transceiver', 'enquire_link']) {
    session.on(command, (pdu: Pdu) => session.send(pdu.response()));
  }
  session.on('unbind', (pdu: Pdu) => {
    session.send(pdu.response());
    session.close();
  });
  session.on('submit_sm', (pdu: Pdu) => {
    serial += 1;
    const messageId = `demo-${serial.toString(36)}`;
    session.send(pdu.response({ message_id: messageId }));
    if ((pdu.registered_delivery ?? 0) === 0) return;
    session.deliver_sm({
      esm_class: 0x04,
      source_addr: pdu.destination_addr,
      destination_addr: pdu.source_addr,
      short_message: `id:${messageId} sub:001 dlvrd:001 stat:DELIVRD err:000 text:`,
      receipted_message_id: messageId,
      message_state: 2,
    });
  });
}

async function portOf(server: Server): Promise<number> {
  if (!server.listening) await once(server, 'listening');
  return addressOf(server).port;
}

function addressOf(server: Server): AddressInfo {
  const address = server.address();
  assert(address !== null && typeof address === 'object', 'a server that listens has a port');
  return address;
}
