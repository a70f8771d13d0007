// SPDX-License-Identifier: Apache-2.0
// Both catalogues say the same things, every code has words, and no word frightens or blames.

import { complaintSubject, complaintWordsMax as contractMax } from '@fairvisit/api/complaint.ts';
import { portalPage, wishedChannel } from '@fairvisit/api/portal.ts';
import { refusalStatus } from '@fairvisit/domain/refusals.ts';
import { describe, expect, it, test } from 'vitest';
import { complaintWordsMax } from '../data/words-max.ts';
import { en } from './en.ts';
import { fill, wordOf } from './fill.ts';
import { zh } from './zh.ts';

describe.each([
  ['zh', zh],
  ['en', en],
] as const)('the words in %s', (_language, words) => {
  it('has words for every channel, subject and wished channel of the contract', () => {
    const contact = portalPage.shape.contacts.element.shape;
    for (const channel of contact.channel.options)
      expect(words.codes.channel[channel]).toBeTruthy();
    for (const subject of complaintSubject.options) {
      expect(words.codes.subject[subject]).toBeTruthy();
    }
    for (const channel of wishedChannel.options) {
      expect(words.channel.options[channel].title).toBeTruthy();
    }
  });

  it('words refusals that exist, and a code nobody foresaw in general words', () => {
    const known: readonly string[] = [...Object.keys(refusalStatus), 'other'];
    expect(Object.keys(words.refusal).filter((code) => !known.includes(code))).toEqual([]);
    expect(wordOf(words.refusal, 'never.heard-of')).toBe(words.refusal.other);
    expect(wordOf(words.codes.outcome, 'toString')).toBe(words.codes.outcome.other);
  });

  it('threatens and blames nobody, and raises no voice', () => {
    const said = textsOf(words).join('\n');
    expect(said).not.toMatch(/[!！]|催收|逾期|欠款|立即|马上|后果|debt|overdue|immediately|must/i);
  });

  it('says nothing of money or accounts at the door', () => {
    const atDoor = textsOf([words.door, words.noLink, words.notMe, words.frame]).join('\n');
    expect(atDoor).not.toMatch(/应还|还款|账户|金额|\bdue\b|amount|account/i);
  });
});

test('the catalogues have the same places to fill', () => {
  const placesOf = (texts: readonly string[]) =>
    texts.map((text) => (text.match(/\{\w+\}/g) ?? []).toSorted());
  expect(placesOf(textsOf(en))).toEqual(placesOf(textsOf(zh)));
});

test('a complaint may be as long as the contract lets it', () => {
  expect(complaintWordsMax).toBe(contractMax);
});

test('a place without a value stays visible', () => {
  expect(fill('{n} of {total}', { n: 1 })).toBe('1 of {total}');
});

/** In the order of the keys, so that two catalogues can be compared. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, inner]) => textsOf(inner));
}
