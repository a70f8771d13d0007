// SPDX-License-Identifier: Apache-2.0
// The carriers that a server was given, with what they hear from their peers.
import { type SmppCarrier, smppCarrier } from '../adapters/smpp-carrier.ts';
import { smtpCarrier } from '../adapters/smtp-carrier.ts';
import type { Ground } from '../ground.ts';
import { describeBug } from '../http/describe-bug.ts';
import type { Carriers } from '../message/carrier.ts';
import type { SmppSettings, SmtpSettings } from '../message/carrier-settings.ts';
import { receiveReceipt, receiveReply } from '../message/receive-from-peer.action.ts';

export interface OpenCarriers extends Carriers {
  readonly close: () => Promise<void>;
}

export function openCarriers(
  ground: Ground,
  settings: { readonly smtp: SmtpSettings | null; readonly smpp: SmppSettings | null },
): OpenCarriers {
  const email = settings.smtp === null ? null : smtpCarrier(settings.smtp);
  const sms = settings.smpp === null ? null : carrierOfSms(ground, settings.smpp);
  return {
    email,
    sms,
    close: async () => {
      await email?.close();
      await sms?.close();
    },
  };
}

function carrierOfSms(ground: Ground, settings: SmppSettings): SmppCarrier {
  return smppCarrier(settings, {
    onReceipt: (receipt) => told(ground, () => receiveReceipt(ground, receipt)),
    onReply: (reply) => told(ground, () => receiveReply(ground, reply)),
  });
}

/** The peer is asked to come again; what went wrong is ours, and is told. */
async function told(ground: Ground, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (cause) {
    ground.log.write('message.incoming-bug', describeBug(cause));
    throw cause;
  }
}
