// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import type { NoticeTold } from './notice-told.ts';
import { noticeWords } from './notice-words.ts';
import { plainWord } from './plain-word.ts';

const naughty: unknown = JSON.parse(
  readFileSync(new URL('../../../../seeds/naughty-strings/blns.json', import.meta.url), 'utf8'),
);
const strings = Array.isArray(naughty) ? naughty.map(String) : [];
const bad = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029{}]/u;

const toldOf = (word: string, channel: NoticeTold['channel']): NoticeTold => ({
  kind: 'visit-notice',
  channel,
  language: 'zh',
  manner: 'visit',
  institution: word,
  complaintLine: `4${word}`,
  name: word,
  officers: [{ name: word, badgeNo: word, agencyZh: word, agencyEn: word }],
  from: Temporal.ZonedDateTime.from('2026-09-10T10:00[Asia/Shanghai]'),
  until: Temporal.ZonedDateTime.from('2026-09-10T12:00[Asia/Shanghai]'),
});

const linesOf = (told: NoticeTold) =>
  noticeWords(told).text.split(/\r\n|[\r\n\u2028\u2029\v\f\x85]/u);

it('keeps every naughty name on its line, and lets it bring no second link', () => {
  expect(strings.length).toBeGreaterThan(400);
  for (const word of strings) {
    for (const channel of ['sms', 'email'] as const) {
      const told = toldOf(word, channel);
      const { subject, text } = noticeWords(told);
      expect(linesOf(told).length, word).toBe(linesOf(toldOf('x', channel)).length);
      expect(text.split('{link}'), word).toHaveLength(2);
      expect(subject ?? '', word).not.toMatch(bad);
      expect(text.replaceAll('{link}', '').replaceAll('\n', ''), word).not.toMatch(bad);
    }
  }
});

it('lets no header be injected into a subject', () => {
  const { subject } = noticeWords(toldOf('Bank\r\nBcc: all@example.org', 'email'));
  expect(subject).toBe('Bank Bcc: all@example.org：希望与您约定一次拜访');
});

it('takes out what turns the writing round, and keeps names as they are written', () => {
  expect(plainWord('\u202eabc\u202c')).toBe('abc');
  expect(plainWord('王\u200b 建国\t')).toBe('王 建国');
  expect(plainWord('𠮷田·买买提')).toBe('𠮷田·买买提');
  expect(plainWord('{link}')).toBe('link');
});

it('makes any word short, plain and the same when it is cleaned again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (word) => {
      const plain = plainWord(word);
      expect(plain).not.toMatch(bad);
      expect([...plain].length).toBeLessThanOrEqual(80);
      expect(plainWord(plain)).toBe(plain);
    }),
  );
});
