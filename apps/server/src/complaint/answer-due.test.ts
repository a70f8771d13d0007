// SPDX-License-Identifier: Apache-2.0
import { cnPack } from '@fairvisit/law/cn/cn-pack.ts';
import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { answerDueOn } from './answer-due.ts';

const pack = cnPack();

it.each([
  ['fifteen days later on a working day', '2026-09-07', '2026-09-22'],
  ['on the Monday after a last day on a Saturday', '2026-08-28', '2026-09-14'],
  ['on a Sunday that is worked by decree', '2026-09-04', '2026-09-20'],
  ['on the first day after the holidays of October', '2026-09-18', '2026-10-08'],
  ['unmoved in a year whose calendar nobody has published', '2027-06-04', '2027-06-19'],
])('wants a complaint answered %s', (_title, openedOn, due) => {
  expect(answerDueOn(pack, Temporal.PlainDate.from(openedOn)).toString()).toBe(due);
});
