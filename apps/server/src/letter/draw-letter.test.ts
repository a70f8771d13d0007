// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';
import { letterFaults } from '@fairvisit/domain/letter/letter-faults.ts';
import { reminderWords } from '@fairvisit/domain/payment/reminder-words.ts';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  pictureOfPage,
  referencePicture,
  tileDifferenceMax,
  worstTile,
} from '../../test-support/page-pictures.ts';
import { textOfPdf } from '../../test-support/pdf-text.ts';
import { notoSansSc } from '../paper/typeface.ts';
import { drawLetter, type Letter, windowArea } from './draw-letter.ts';
import { hasSealPlace } from './seal-place.ts';

const pictures = join(import.meta.dirname, 'pictures');

const people = {
  zh: { recipient: '䶮㛃', address: '浙江省杭州市西湖区演示路478号3幢1101室' },
  en: { recipient: 'Zoë O’Brien', address: 'Room 1101, Building 3, 478 Demo Road, Hangzhou' },
};
const lines = {
  zh: [
    { label: '标准白金卡 尾号 7890', currency: 'CNY', amount: '1,200.00', dueOn: '2026年7月19日' },
    { label: '尾号 3000', currency: 'CNY', amount: '88.50', dueOn: '2026年8月19日' },
  ],
  en: [
    { label: 'ending in 7890', currency: 'CNY', amount: '1,200.00', dueOn: '19 Jul 2026' },
    { label: 'ending in 3000', currency: 'CNY', amount: '88.50', dueOn: '19 Aug 2026' },
  ],
};

function letter(language: 'zh' | 'en', options: Partial<Letter> = {}): Letter {
  const institution = language === 'zh' ? '示例银行' : 'Example Bank';
  const { subject, text } = reminderWords({
    channel: 'letter',
    language,
    institution,
    complaintLine: '95500',
    hasResting: true,
    name: people[language].recipient,
    asOf: language === 'zh' ? '2026年9月7日' : '7 Sep 2026',
    items: lines[language],
    totals: [{ currency: 'CNY', amount: '1,288.50' }],
  });
  return {
    ...people[language],
    language,
    institution,
    subject: subject ?? '',
    text,
    reference: '0123456789ab',
    on: Temporal.PlainDate.from('2026-09-07'),
    madeAt: Temporal.Instant.from('2026-09-07T01:00:00Z'),
    ...options,
  };
}

describe.each(['zh', 'en'] as const)('a letter on paper (%s)', (language) => {
  it('looks as it did', async () => {
    const file = await drawLetter(letter(language), notoSansSc());
    expect(file.pages).toBe(1);
    const now = pictureOfPage(file.bytes, 1);
    const kept = referencePicture(join(pictures, `letter-${language}.png`), now);
    expect(worstTile(now, kept)).toBeLessThanOrEqual(tileDifferenceMax);
  });

  it('shows name, address and sender in the window, and no other word', async () => {
    const made = letter(language);
    const file = await drawLetter(made, notoSansSc());
    const seen = textOfPdf(file.bytes, windowArea).replaceAll(/\s+/g, '');
    const outside = [made.institution, made.recipient, made.address, '收'];
    const left = outside.reduce(
      (rest, part) => rest.replace(part.replaceAll(/\s+/g, ''), ''),
      seen,
    );
    expect(left).toBe('');
  });

  it('keeps its window free of whatever a long name or subject brings', async () => {
    const made = letter(language);
    const long = letter(language, { subject: 'S'.repeat(500), recipient: '王'.repeat(90) });
    const seen = textOfPdf((await drawLetter(long, notoSansSc())).bytes, windowArea);
    expect(seen).not.toMatch(/S|1,200/);
    expect(seen.match(/王/g)).toHaveLength(90);
    expect(seen.replaceAll(/\s/g, '')).toContain(made.address.replaceAll(/\s/g, '').slice(-12));
  });

  it('prints each amount once beside its account, and the sum of both', async () => {
    const text = textOfPdf((await drawLetter(letter(language), notoSansSc())).bytes);
    expect(text.match(/1,200\.00/g)).toHaveLength(1);
    expect(text).toMatch(/3000 .*CNY 88\.50/);
    expect(text).toMatch(/(?:合计|Total) +CNY 1,288\.50/);
  });

  it('has all that a letter must contain, with its place for the seal', async () => {
    const made = letter(language);
    expect(letterFaults({ ...made, hasSealPlace })).toEqual([]);
    const text = textOfPdf((await drawLetter(made, notoSansSc())).bytes);
    expect(text).toMatch(/盖章处|Seal of the bank/);
  });

  it('is made of the same bytes for the same words', async () => {
    const [first, second] = [
      await drawLetter(letter(language), notoSansSc()),
      await drawLetter(letter(language), notoSansSc()),
    ];
    expect(second.hash).toEqual(first.hash);
  });
});

it('has no word of another language in an English letter (D07)', async () => {
  const file = await drawLetter(letter('en'), notoSansSc());
  expect(textOfPdf(file.bytes)).not.toMatch(/[\p{Script=Han}\u3000-\u303f\uff01-\uff5e]/u);
});

it('does not lay its seal over the words, however the letter ends', async () => {
  const end =
    'The last line of this letter goes on to the very edge of the paper and then further.';
  const text = `Dear Zoë,\n\n${`${end}\n`.repeat(30)}${end}`;
  const bytes = (await drawLetter(letter('en', { text }), notoSansSc())).bytes;
  const printed = textOfPdf(bytes).replaceAll(/\s+/g, ' ');
  expect(printed.match(/to the very edge of the paper/g)).toHaveLength(31);
  expect(printed).toMatch(/and then further\. (?:0123456789ab .*)?Seal of the bank/);
});
