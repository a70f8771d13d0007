// SPDX-License-Identifier: Apache-2.0
// How often a person may be rung in a day, by instrument.
import { parameter } from '../../src/parameter.ts';

/** CN-SRC-CBA-2026: unanswered attempts to one number in a calendar day. */
export const attemptsPerAddressDayMax = parameter('CN.attemptsPerAddressDay', [
  { from: '2026-01-30', value: 6 },
]);

/** CN-SRC-GBT-45251: effective conversations with one person in a day. */
export const conversationsPerPersonDayMax = parameter('CN.conversationsPerPersonDay', [
  { from: '2025-02-28', value: 3 },
]);

/** CN-SRC-CBA-2026: failed calls in a row after which a person counts as lost, from the next day. */
export const failedCallsInARow = parameter('CN.failedCallsInARow', [
  { from: '2026-01-30', value: 3 },
]);
