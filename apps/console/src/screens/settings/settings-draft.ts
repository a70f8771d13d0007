// SPDX-License-Identifier: Apache-2.0
// What is typed into the settings, and whether it can be sent.
import type { Settings } from '@fairvisit/api/office.ts';
import { fill } from '../../catalogue/fill.ts';

export interface Draft {
  readonly graceDays: string;
  readonly toleranceAmount: string;
  readonly smallBalance: string;
  readonly visitDaysPastDueMin: string;
  readonly reversalAnchor: Settings['reversalAnchor'];
  readonly complaintLine: string;
}

const limits = {
  graceDays: { min: 0, max: 60 },
  visitDaysPastDueMin: { min: 1, max: 3650 },
} as const;

export function draftOf(settings: Settings): Draft {
  return {
    ...settings,
    graceDays: String(settings.graceDays),
    visitDaysPastDueMin: String(settings.visitDaysPastDueMin),
  };
}

/** The settings to send, or null while something is not right yet. */
export function settingsOf(draft: Draft): Settings | null {
  const isWhole =
    isWithin('graceDays', draft.graceDays) &&
    isWithin('visitDaysPastDueMin', draft.visitDaysPastDueMin) &&
    isAmount(draft.toleranceAmount) &&
    isAmount(draft.smallBalance);
  if (!isWhole) return null;
  return {
    ...draft,
    graceDays: Number(draft.graceDays),
    visitDaysPastDueMin: Number(draft.visitDaysPastDueMin),
    complaintLine: draft.complaintLine.trim(),
  };
}

export function numberFault(
  name: keyof typeof limits,
  typed: string,
  words: string,
): string | undefined {
  return isWithin(name, typed) ? undefined : fill(words, limits[name]);
}

export function amountFault(typed: string, words: string): string | undefined {
  return isAmount(typed) ? undefined : words;
}

function isWithin(name: keyof typeof limits, typed: string): boolean {
  const { min, max } = limits[name];
  return /^\d{1,4}$/.test(typed) && Number(typed) >= min && Number(typed) <= max;
}

function isAmount(typed: string): boolean {
  return /^\d{1,12}(\.\d{1,2})?$/.test(typed);
}
