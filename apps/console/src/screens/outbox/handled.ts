// SPDX-License-Identifier: Apache-2.0
// What a colleague writes down after a letter or a call, and what can be said of either.
import type { MessagePage } from '@fairvisit/api/message.ts';
import type { Sent } from '@fairvisit/api/route-table.ts';

type Body = Sent<'message.handle', 'body'>;

export interface Handled {
  readonly outcome?: Body['outcome'];
  readonly registeredNo: string;
  readonly identity?: NonNullable<Body['identityCheckedBy']> | 'none';
  readonly answer?: NonNullable<Body['answer']>;
  readonly note: string;
}

export const registeredForm = /^[A-Za-z0-9-]{6,40}$/;

const letterOutcomes = {
  held: ['posted'],
  sent: ['letter-signed', 'letter-returned'],
} as const;
const callOutcomes = ['spoken', 'no-answer', 'not-the-person'] as const;

/** A letter that was not posted can be neither signed for nor come back. */
export function outcomesOf({
  channel,
  state,
}: Pick<MessagePage, 'channel' | 'state'>): readonly Body['outcome'][] {
  if (channel !== 'letter') return callOutcomes;
  return state === 'sent' ? letterOutcomes.sent : letterOutcomes.held;
}

/** No machine carries a letter or a call: a colleague does it and says what came of it. */
export function isByHand({ channel }: Pick<MessagePage, 'channel'>): boolean {
  return channel === 'letter' || channel === 'phone';
}
