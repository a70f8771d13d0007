// SPDX-License-Identifier: Apache-2.0
// An answer to a notice as it is given, by whichever way it comes.
import type { Temporal } from 'temporal-polyfill';

export type NoticeAnswer =
  | { readonly kind: 'confirmed' }
  /** The beginning of one of the offered slots. */
  | { readonly kind: 'moved'; readonly from: Temporal.Instant }
  | { readonly kind: 'declined' }
  | { readonly kind: 'other-channel'; readonly channel: 'call' | 'sms' | 'email' | 'letter' }
  /** Somebody else has this number or mail address. */
  | { readonly kind: 'not-me'; readonly contactPointId: string };

export interface AnswerToNotice {
  readonly cardholderId: string;
  readonly noticeId: string;
  /** The message that was answered, where there was one. */
  readonly messageId: string | null;
  readonly via: 'portal' | 'sms' | 'call' | 'letter';
  /** A second factor, or questions on the telephone. */
  readonly isIdentityChecked: boolean;
  readonly answer: NoticeAnswer;
}
