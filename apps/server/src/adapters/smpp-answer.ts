// SPDX-License-Identifier: Apache-2.0
// What an SMS centre's status means for the message it was given.
import type { CarrierAnswer } from '../message/carrier.ts';

/** Taken back by the centre: it is full, busy or out of order, and took nothing. */
const notNow = new Set([0x08, 0x14, 0x58, 0x64]);
/** Throttled or its queue is full: to be tried again in a moment. */
const tooFast = new Set([0x14, 0x58]);
/** The number is none: destination address, its type or its plan. */
const addresses = new Set([0x0b, 0x33, 0x50, 0x51]);
/** Refused by rule: a block list, a prohibited service. */
const blocks = new Set([0x65, 0x100, 0x101, 0x103]);
/** About the session and not about the message. */
const sessions = new Set([0x04, 0x0d, 0x0e, 0x0f]);

export function isTooFast(status: number): boolean {
  return tooFast.has(status);
}

export function smppAnswer(status: number, peerId: string): CarrierAnswer {
  if (status === 0) return { kind: 'accepted', peerId };
  if (notNow.has(status) || sessions.has(status)) return { kind: 'unreachable' };
  if (addresses.has(status)) return { kind: 'refused', reason: 'address-invalid' };
  return { kind: 'refused', reason: blocks.has(status) ? 'blocked' : 'rejected' };
}
