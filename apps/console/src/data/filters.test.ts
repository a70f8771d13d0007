// SPDX-License-Identifier: Apache-2.0
// What may stand in an address is decided here, so a name typed into it by hand is dropped too.
import { expect, test } from 'vitest';
import { readFilters } from './filters.ts';

test('keeps codes, days and pages of a known form', () => {
  const search = { page: '3', bucket: 'M7+', sort: 'overdue', direction: 'asc', on: '2026-09-08' };
  expect(readFilters(search)).toEqual({ ...search, page: 3 });
});

test('keeps the filters of the outbox and the message that is open', () => {
  const message = '01991c2e-7d2a-7aaa-8bbb-0123456789ab';
  const search = { state: 'held', channel: 'letter', kind: 'visit-notice', message };
  expect(readFilters(search)).toEqual(search);
  expect(readFilters({ message: '张三', channel: 'pigeon', kind: 'threat' })).toEqual({});
});

test('drops a search for a person and everything it does not know', () => {
  expect(readFilters({ search: '张三', q: '13800000000', bucket: 'M9', page: '-1' })).toEqual({});
  expect(readFilters({ page: '1', on: '7/9/26', act: 'DROP TABLE' })).toEqual({});
});
