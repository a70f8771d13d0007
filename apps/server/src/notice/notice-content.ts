// SPDX-License-Identifier: Apache-2.0
// The words of one message of a notice, out of what was read for it.
import type {
  NoticeChannel,
  NoticeKind,
  NoticeWords,
  OfficerTold,
} from '@fairvisit/domain/notice/notice-told.ts';
import { noticeWords } from '@fairvisit/domain/notice/notice-words.ts';
import type { Temporal } from 'temporal-polyfill';
import type { HouseTold } from './notice-source.query.ts';

export interface NoticeToWord {
  readonly kind: NoticeKind;
  readonly channel: NoticeChannel;
  readonly language: 'zh' | 'en';
  readonly manner: 'visit' | 'doorstep';
  readonly nameMasked: string;
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
  readonly officers: readonly OfficerTold[];
}

export function noticeContent(notice: NoticeToWord, house: HouseTold): NoticeWords {
  const { language, nameMasked, from, until, ...told } = notice;
  return noticeWords({
    ...told,
    language,
    institution: language === 'zh' ? house.nameZh : house.nameEn,
    complaintLine: house.complaintLine,
    name: nameMasked,
    from: from.toZonedDateTimeISO(house.zone),
    until: until.toZonedDateTimeISO(house.zone),
  });
}
