// SPDX-License-Identifier: Apache-2.0
// One session with an SMS centre that is bound again whenever it breaks: what was written before the
// break has no answer, and says so.

import type { SmppSettings } from '../message/carrier-settings.ts';
import { type Pdu, type PduFields, type SmppSession, smpp } from '../message/smpp-package.ts';

export interface SmppTimes {
  readonly bindMilliseconds: number;
  readonly answerMilliseconds: number;
  readonly enquireMilliseconds: number;
  readonly reconnectMilliseconds: number;
  readonly throttledMilliseconds: number;
}

export const usualSmppTimes: SmppTimes = {
  bindMilliseconds: 10_000,
  answerMilliseconds: 60_000,
  enquireMilliseconds: 30_000,
  reconnectMilliseconds: 5_000,
  throttledMilliseconds: 1_000,
};

export type Submitted =
  | { readonly kind: 'answered'; readonly status: number; readonly messageId: string }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'unknown' };

export interface SmppLine {
  readonly submit: (fields: PduFields) => Promise<Submitted>;
  readonly close: () => Promise<void>;
}

/** `onDelivered` gives the status that the centre is answered with. */
export function smppLine(
  settings: SmppSettings,
  times: SmppTimes,
  onDelivered: (pdu: Pdu) => Promise<number>,
): SmppLine {
  let isClosed = false;
  let bound: Promise<Bound | null> | null = null;
  let again: NodeJS.Timeout | null = null;
  const bind = (): Promise<Bound | null> => {
    if (isClosed) return Promise.resolve(null);
    bound ??= open(settings, times, { onDelivered, onGone });
    return bound;
  };
  function onGone() {
    bound = null;
    if (isClosed) return;
    // Receipts come over the session as well, so it is bound again without being asked for.
    if (again !== null) clearTimeout(again);
    again = setTimeout(bind, times.reconnectMilliseconds);
    again.unref();
  }
  void bind();
  return {
    submit: async (fields) => {
      const session = await bind();
      return session === null ? { kind: 'unreachable' } : session.submit(fields);
    },
    close: async () => {
      isClosed = true;
      if (again !== null) clearTimeout(again);
      const session = await bound;
      await session?.close();
    },
  };
}

interface Bound {
  readonly submit: (fields: PduFields) => Promise<Submitted>;
  readonly close: () => Promise<void>;
}

interface Heard {
  readonly onDelivered: (pdu: Pdu) => Promise<number>;
  readonly onGone: () => void;
}

/** Null when no session came about. */
function open(
  { host, isSecure, password, port, systemId }: SmppSettings,
  times: SmppTimes,
  heard: Heard,
): Promise<Bound | null> {
  const session = smpp.connect({ host, port, tls: isSecure });
  const unanswered = new Set<(given: Submitted) => void>();
  return new Promise((resolve) => {
    const tooLong = setTimeout(() => session.destroy(), times.bindMilliseconds);
    let enquiring: NodeJS.Timeout | null = null;
    // A peer that begins to leave is given nothing more; what it has may still be answered.
    session.socket.once('end', heard.onGone);
    session.once('close', () => {
      clearTimeout(tooLong);
      if (enquiring !== null) clearInterval(enquiring);
      for (const answer of unanswered) answer({ kind: 'unknown' });
      if (!session.socket.readableEnded) heard.onGone();
      resolve(null);
    });
    session.on('error', () => session.destroy());
    session.on('enquire_link', (pdu: Pdu) => session.send(pdu.response()));
    session.on('unbind', (pdu: Pdu) => {
      session.send(pdu.response());
      session.close();
    });
    session.on('deliver_sm', (pdu: Pdu) => void answerDelivered(session, pdu, heard));
    session.once(isSecure ? 'secureConnect' : 'connect', () => {
      session.bind_transceiver({ system_id: systemId, password }, ({ command_status: status }) => {
        clearTimeout(tooLong);
        if (status !== 0) return session.destroy();
        enquiring = keepAlive(session, times);
        resolve(boundOver(session, times, unanswered));
      });
    });
  });
}

function boundOver(
  session: SmppSession,
  times: SmppTimes,
  unanswered: Set<(given: Submitted) => void>,
): Bound {
  return {
    submit: (fields) =>
      new Promise((resolve) => {
        const answer = (given: Submitted) => {
          clearTimeout(tooLong);
          unanswered.delete(answer);
          resolve(given);
        };
        // A centre that does not answer is left: what else it had is unknown as well.
        const tooLong = setTimeout(() => session.destroy(), times.answerMilliseconds);
        unanswered.add(answer);
        const wasWritten = session.submit_sm(fields, (pdu) =>
          answer({
            kind: 'answered',
            status: pdu.command_status,
            messageId: pdu.message_id ?? '',
          }),
        );
        if (!wasWritten) answer({ kind: 'unreachable' });
      }),
    close: () =>
      new Promise((resolve) => {
        if (session.socket.destroyed) return resolve();
        session.once('close', () => resolve());
        if (!session.unbind({}, () => session.close())) session.destroy();
        const tooLong = setTimeout(() => session.destroy(), times.bindMilliseconds);
        session.once('close', () => clearTimeout(tooLong));
      }),
  };
}

/** A line that is dead without having been closed is found out. */
function keepAlive(session: SmppSession, times: SmppTimes): NodeJS.Timeout {
  let isAwaited = false;
  const enquiring = setInterval(() => {
    if (isAwaited) return session.destroy();
    isAwaited = true;
    session.enquire_link({}, () => {
      isAwaited = false;
    });
  }, times.enquireMilliseconds);
  enquiring.unref();
  return enquiring;
}

/** Answered once it is written down; if that fails, the centre keeps it and comes again. */
async function answerDelivered(session: SmppSession, pdu: Pdu, heard: Heard): Promise<void> {
  const temporarily = 0x64;
  const status = await heard.onDelivered(pdu).catch(() => temporarily);
  session.send(pdu.response(status === 0 ? {} : { command_status: status }));
}
