// SPDX-License-Identifier: Apache-2.0
// Carries SMS to one centre over one standing session, and takes its receipts and replies. A message
// that was written to the line and had no answer is never written again.
import { setTimeout as later } from 'node:timers/promises';
import type { Carrier, CarrierAnswer, OutgoingMessage } from '../message/carrier.ts';
import type { SmppSettings } from '../message/carrier-settings.ts';
import type { Receipt } from '../message/record-receipt.action.ts';
import type { Reply } from '../message/record-reply.action.ts';
import { isTooFast, smppAnswer } from './smpp-answer.ts';
import { type SmppLine, type SmppTimes, smppLine, usualSmppTimes } from './smpp-line.ts';
import { isReceipt, receiptOf, textFields, textOf } from './smpp-text.ts';

export interface SmppHeard {
  readonly onReceipt: (receipt: Receipt) => Promise<void>;
  readonly onReply: (reply: Reply) => Promise<void>;
}

export interface SmppCarrier extends Carrier {
  readonly close: () => Promise<void>;
}

/** Messages on the line that have no answer yet. */
const windowMax = 10;
/** Tries of a message that the centre takes back because it is too fast for it. */
const throttledMax = 5;
/** Receipts and replies being written down at once; more are asked to come again. */
const incomingMax = 50;
const ok = 0;
const comeAgain = 0x58;

export function smppCarrier(
  settings: SmppSettings,
  heard: SmppHeard,
  times: SmppTimes = usualSmppTimes,
): SmppCarrier {
  let incoming = 0;
  const line = smppLine(settings, times, async (pdu) => {
    if (incoming >= incomingMax) return comeAgain;
    incoming += 1;
    try {
      if (!isReceipt(pdu)) {
        await heard.onReply({ from: pdu.source_addr ?? '', text: textOf(pdu) });
        return ok;
      }
      const receipt = receiptOf(pdu);
      if (receipt !== null) await heard.onReceipt(receipt);
      return ok;
    } finally {
      incoming -= 1;
    }
  });
  const window = turns(windowMax);
  return {
    send: (message) => window(() => submit(line, settings, { message, times })),
    close: () => line.close(),
  };
}

async function submit(
  line: SmppLine,
  { from }: SmppSettings,
  { message, times }: { readonly message: OutgoingMessage; readonly times: SmppTimes },
): Promise<CarrierAnswer> {
  const fields = {
    ...sourceOf(from),
    dest_addr_ton: 0,
    dest_addr_npi: 1,
    destination_addr: message.to,
    registered_delivery: 1,
    ...textFields(message.text),
  };
  for (let attempt = 1; ; attempt += 1) {
    const given = await line.submit(fields);
    if (given.kind !== 'answered') return given;
    const mayWait = isTooFast(given.status) && attempt < throttledMax;
    if (!mayWait) return smppAnswer(given.status, given.messageId);
    await later(times.throttledMilliseconds);
  }
}

const alphanumeric = { source_addr_ton: 5, source_addr_npi: 0 } as const;
const shortCode = { source_addr_ton: 3, source_addr_npi: 0 } as const;
const subscriber = { source_addr_ton: 0, source_addr_npi: 1 } as const;
const shortCodeDigits = 8;

function sourceOf(from: string) {
  if (!/^\d+$/.test(from)) return { source_addr: from, ...alphanumeric };
  return { source_addr: from, ...(from.length <= shortCodeDigits ? shortCode : subscriber) };
}

/** No more than `max` at once; the others wait for their turn. */
function turns(max: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= max) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
