// SPDX-License-Identifier: Apache-2.0
// The last line of `npm test` is what people believe: nothing may turn a failure into a pass.
import { expect, test } from 'vitest';
import { countOf } from './tally.mjs';

function reportOf(counts: { passed: number; failed: number; total: number; brokenFiles?: number }) {
  return {
    numPassedTests: counts.passed,
    numFailedTests: counts.failed,
    numTotalTests: counts.total,
    testResults: Array.from({ length: counts.brokenFiles ?? 0 }, (_, index) => ({
      name: `file-${index}.test.ts`,
      status: 'failed',
      assertionResults: [],
    })),
  };
}

function numbersOf(code: number, report: ReturnType<typeof reportOf> | null) {
  const { passed, failed, sentences } = countOf({ project: 'unit', code, report });
  return { passed, failed, told: sentences.length };
}

test('counts passed and failed tests as vitest reports them', () => {
  expect(numbersOf(0, reportOf({ passed: 3, failed: 0, total: 3 }))).toEqual({
    passed: 3,
    failed: 0,
    told: 0,
  });
  expect(numbersOf(1, reportOf({ passed: 2, failed: 1, total: 3 })).failed).toBe(1);
});

test('counts a skipped test as failed', () => {
  expect(numbersOf(0, reportOf({ passed: 2, failed: 0, total: 3 }))).toEqual({
    passed: 2,
    failed: 1,
    told: 1,
  });
});

test('counts a file that could not be loaded as failed', () => {
  const report = reportOf({ passed: 2, failed: 0, total: 2, brokenFiles: 1 });
  expect(numbersOf(1, report)).toEqual({ passed: 2, failed: 1, told: 1 });
});

test('counts an error outside any test as failed', () => {
  expect(numbersOf(1, reportOf({ passed: 2, failed: 0, total: 2 })).failed).toBe(1);
});

test('counts a project in which no test ran as failed', () => {
  expect(numbersOf(0, reportOf({ passed: 0, failed: 0, total: 0 })).failed).toBe(1);
});

test('counts a run that left no report as failed', () => {
  expect(numbersOf(134, null)).toEqual({ passed: 0, failed: 1, told: 1 });
});
