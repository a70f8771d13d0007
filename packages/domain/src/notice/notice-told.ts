// SPDX-License-Identifier: Apache-2.0
// What a message about a visit tells, before it is put into words of one language and one channel.
import type { Temporal } from 'temporal-polyfill';

export type NoticeKind = 'visit-notice' | 'visit-changed' | 'visit-reminder' | 'visit-called-off';
export type NoticeChannel = 'sms' | 'email' | 'letter' | 'phone';

export interface OfficerTold {
  readonly name: string;
  readonly badgeNo: string;
  /** Who employs him; null: the institution itself. */
  readonly agencyZh: string | null;
  readonly agencyEn: string | null;
}

export interface NoticeTold {
  readonly kind: NoticeKind;
  readonly channel: NoticeChannel;
  readonly language: 'zh' | 'en';
  readonly manner: 'visit' | 'doorstep';
  /** In the language of the message. */
  readonly institution: string;
  /** A telephone number; empty where the institution gave none. */
  readonly complaintLine: string;
  /** Masked: a mail may be read by somebody else. */
  readonly name: string;
  readonly officers: readonly OfficerTold[];
  readonly from: Temporal.ZonedDateTime;
  readonly until: Temporal.ZonedDateTime;
}

export interface NoticeWords {
  readonly subject: string | null;
  /** `{link}` stands where the link of the message is put in. */
  readonly text: string;
}
