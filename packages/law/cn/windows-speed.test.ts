// SPDX-License-Identifier: Apache-2.0
// A planner asks for thousands of people at once and waits for the answer.
import { expect, test } from 'vitest';
import { benignContact, benignFacts } from '../src/input/benign.ts';
import { day } from '../src/time/calendar-day.ts';
import { minuteAt } from '../src/time/zone-table.ts';
import { windows } from '../src/windows.ts';
import { cnPack } from './cn-pack.ts';

const PEOPLE = 2_000;
const WORKING_DAYS = 5;

test('2,000 people over 5 days are answered without a wait', () => {
  const pack = cnPack();
  const fromDay = day('2026-09-07');
  const start = minuteAt(pack.zone, fromDay, 540);
  const contact = {
    ...benignContact({ kind: 'visit' }),
    kind: 'visit' as const,
    stage: 'planning' as const,
  };
  const benign = benignFacts(start, fromDay);
  const facts = Array.from({ length: PEOPLE }, (_person, at) => ({
    ...benign,
    history: {
      ...benign.history,
      visits: [{ at: start - (at % 40) * 1440, completed: at % 2 === 0 }],
      calls: [1, 2, 3, 4, 5].map((back) => ({
        at: start - back * 1440,
        address: 'number-1',
        outcome: 'unanswered' as const,
      })),
    },
  }));
  const question = { contact, fromDay, untilDay: fromDay + WORKING_DAYS - 1, minutes: 30 };
  const began = process.hrtime.bigint();
  let answered = 0;
  for (const person of facts) {
    const answer = windows({ ...question, facts: person }, pack);
    answered += answer.windows.length + answer.blocked.length;
  }
  const milliseconds = Number((process.hrtime.bigint() - began) / 1_000_000n);
  expect(answered).toBe(PEOPLE * WORKING_DAYS);
  // Measured well under a second alone; the bound leaves room for a busy machine.
  expect(milliseconds).toBeLessThan(3_000);
  process.stdout.write(`windows: ${PEOPLE} people × ${WORKING_DAYS} days in ${milliseconds} ms\n`);
});
