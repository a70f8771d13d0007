// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reminderWords } from '../payment/reminder-words.ts';
import { type LetterPart, type LetterToCheck, letterFaults } from './letter-faults.ts';
import { letterLines } from './letter-lines.ts';

const reminder = (language: 'zh' | 'en', items = [aLine('1,200.00'), aLine('88.50')]) =>
  reminderWords({
    channel: 'letter',
    language,
    institution: language === 'zh' ? '示例银行' : 'Example Bank',
    complaintLine: '95500',
    hasResting: true,
    name: language === 'zh' ? '王试' : 'Mary Jones',
    asOf: '7 Sep 2026',
    items,
    totals: [{ currency: 'CNY', amount: '1,288.50' }],
  });

function aLine(amount: string) {
  return { label: 'Card ending in 1234', currency: 'CNY', amount, dueOn: '19 Jul 2026' };
}

const letter = (language: 'zh' | 'en'): LetterToCheck => ({
  ...reminder(language),
  language,
  recipient: language === 'zh' ? '王试' : 'Mary Jones',
  hasSealPlace: true,
});

describe('what a letter must contain', () => {
  it.each(['zh', 'en'] as const)('finds nothing missing in our own letter (%s)', (language) => {
    expect(letterFaults(letter(language))).toEqual([]);
  });

  const howTo: readonly LetterPart[] = [
    'how-to-ask',
    'how-to-repay',
    'how-to-object',
    'how-to-submit-evidence',
  ];
  const cuts: readonly (readonly ['zh' | 'en', RegExp, readonly LetterPart[]])[] = [
    ['zh', /王试/g, ['name']],
    ['zh', /^合计.*$/m, ['balance']],
    ['zh', /^\d\. .*$/gm, ['balance']],
    ['zh', /以下账户有到期待还的款项/, ['reason']],
    ['zh', /^依据.*$/m, ['legal-basis']],
    ['zh', /^您的权利.*$/m, ['rights']],
    ['zh', /^您的义务.*$/m, ['duties']],
    ['zh', /^还款、查询.*$/m, howTo],
    ['zh', /查询、/, ['how-to-ask']],
    ['zh', /^还款、/m, ['how-to-repay']],
    ['zh', /提出异议或/, ['how-to-object']],
    [
      'zh',
      /或提交材料：/,
      ['how-to-submit-evidence', 'how-to-ask', 'how-to-repay', 'how-to-object'],
    ],
    ['zh', /电话/g, ['contact']],
    ['en', /Mary Jones/g, ['name']],
    ['en', /^Total.*$/m, ['balance']],
    ['en', /these amounts on your accounts are due/, ['reason']],
    ['en', /^Basis.*$/m, ['legal-basis']],
    ['en', /^Your rights.*$/m, ['rights']],
    ['en', /^Your duties.*$/m, ['duties']],
    ['en', /^To pay, to ask.*$/m, howTo],
    ['en', /to ask, to object/, ['how-to-ask', 'how-to-object']],
    ['en', /^To pay,/m, ['how-to-repay']],
    ['en', / or to hand in evidence/, ['how-to-submit-evidence']],
  ];
  it.each(cuts)('names what is gone in %s without %s', (language, cut, missing) => {
    const whole = letter(language);
    const faults = letterFaults({ ...whole, text: whole.text.replace(cut, '') });
    expect(faults).toEqual(expect.arrayContaining([...missing]));
    expect(faults.length).toBeLessThanOrEqual(howTo.length);
  });

  it('misses the place of the seal, and a recipient without a name', () => {
    expect(letterFaults({ ...letter('en'), hasSealPlace: false })).toEqual(['seal']);
    expect(letterFaults({ ...letter('en'), recipient: ' ' })).toEqual(['name']);
  });

  it('wants a sum for each currency that is named', () => {
    const items = [aLine('1.00'), { ...aLine('2.00'), currency: 'USD' }];
    const { text } = reminder('en', items);
    expect(letterFaults({ ...letter('en'), text })).toEqual(['balance']);
  });

  it('reads back the accounts and sums of every reminder as they were written', () => {
    const digits = fc.integer({ min: 1, max: 999 });
    const line = fc.record({
      label: fc.constantFrom('标准卡 尾号 1234', 'ending in 7890', 'A: b, c ending in 1'),
      currency: fc.constantFrom('CNY', 'USD', 'JPY'),
      amount: fc.tuple(digits, digits).map(([a, b]) => `${a},${String(b).padStart(3, '0')}.05`),
      dueOn: fc.constantFrom('2026年7月19日', '19 Jul 2026'),
    });
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 20 }),
        fc.constantFrom('zh' as const, 'en' as const),
        (items, language) => {
          const lines = letterLines(reminder(language, items).text);
          const read = lines.flatMap(({ kind, ...rest }) => (kind === 'account' ? [rest] : []));
          expect(read).toEqual(items);
          expect(lines.filter(({ kind }) => kind === 'total')).toEqual([
            { kind: 'total', currency: 'CNY', amount: '1,288.50' },
          ]);
        },
      ),
    );
  });
});
