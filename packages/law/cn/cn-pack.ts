// SPDX-License-Identifier: Apache-2.0
// The Chinese pack: one legal clock, the shipped calendars, and every rule by name.
import { makePack, type Pack, type PackParts, type PackSettings } from '../src/pack.ts';
import { calendar2025 } from './calendar/2025.ts';
import { calendar2026 } from './calendar/2026.ts';
import { calendar2027Statutory } from './calendar/2027-statutory.ts';
import { cnRules } from './cn-rules.ts';

export const cnParts: PackParts = {
  id: 'CN',
  zone: 'Asia/Shanghai',
  rules: cnRules,
  calendarYears: [calendar2025, calendar2026, calendar2027Statutory],
};

/** The pack with an institution's own figures, verifications and newer calendars. */
export function cnPack(settings: PackSettings = {}): Pack {
  return makePack(cnParts, settings);
}
