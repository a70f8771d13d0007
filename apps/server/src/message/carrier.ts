// SPDX-License-Identifier: Apache-2.0
// What carries a message out of the house: a mail server, an SMS centre. An answer that did not come
// is told apart from a refusal, since only one of the two may be tried again.

export interface OutgoingMessage {
  /** Our id: the Message-ID of a mail, so that a peer can tell a second copy. */
  readonly messageId: string;
  /** A phone number in digits, or a mail address. */
  readonly to: string;
  readonly subject: string | null;
  readonly text: string;
  readonly language: 'zh' | 'en';
  /** The institution's name in the language of the message. */
  readonly from: string;
}

export type CarrierAnswer =
  | { readonly kind: 'accepted'; readonly peerId: string }
  /** It will never go this way: 'blocked', 'address-invalid', 'rejected'. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** Nothing left the house: it may be tried again. */
  | { readonly kind: 'unreachable' }
  /** The line broke after the message was given: it may have gone out, and is not sent twice. */
  | { readonly kind: 'unknown' };

export interface Carrier {
  readonly send: (message: OutgoingMessage) => Promise<CarrierAnswer>;
}

export interface Carriers {
  readonly sms: Carrier | null;
  readonly email: Carrier | null;
}
