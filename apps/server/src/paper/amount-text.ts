// SPDX-License-Identifier: Apache-2.0
// Amounts and days as they are printed: every fen, no rounding, and no day that could be a month.
import { type Currency, type Minor, toDecimal } from '@fairvisit/domain/money/money.ts';
import type { Temporal } from 'temporal-polyfill';

export type PaperLanguage = 'zh' | 'en';

/** 1,288.50 */
export function amountText(amount: Minor, currency: Currency): string {
  const [whole = '', ...fraction] = toDecimal(amount, currency).split('.');
  return [whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ','), ...fraction].join('.');
}

/** 2026年9月7日, 7 Sep 2026 */
export function dayText(day: Temporal.PlainDate, language: PaperLanguage): string {
  return language === 'zh'
    ? `${day.year}年${day.month}月${day.day}日`
    : `${day.day} ${months[day.month - 1]} ${day.year}`;
}

/** 2026年9月, Sep 2026 */
export function monthText(day: Temporal.PlainDate, language: PaperLanguage): string {
  return language === 'zh' ? `${day.year}年${day.month}月` : `${months[day.month - 1]} ${day.year}`;
}

/** 2026年9月7日 周一 10:00, Mon 7 Sep 2026, 10:00 */
export function momentText(
  at: Temporal.Instant,
  { zone, language }: { readonly zone: string; readonly language: PaperLanguage },
): string {
  const local = at.toZonedDateTimeISO(zone);
  const clock = clockText(local);
  const day = dayText(local.toPlainDate(), language);
  return language === 'zh'
    ? `${day} 周${weekdaysZh[local.dayOfWeek - 1]} ${clock}`
    : `${weekdaysEn[local.dayOfWeek - 1]} ${day}, ${clock}`;
}

/** 2026年9月10日 周四 10:00–12:00 */
export function windowText(
  window: { readonly from: Temporal.Instant; readonly until: Temporal.Instant },
  place: { readonly zone: string; readonly language: PaperLanguage },
): string {
  return `${momentText(window.from, place)}–${clockText(window.until.toZonedDateTimeISO(place.zone))}`;
}

function clockText(local: Temporal.ZonedDateTime): string {
  return local.toPlainTime().toString({ smallestUnit: 'minute' });
}

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const weekdaysZh = [...'一二三四五六日'];
const weekdaysEn = 'Mon Tue Wed Thu Fri Sat Sun'.split(' ');
