// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { campaign } from '../../../../tools/campaign.ts';
import { textOfPdf } from '../../test-support/pdf-text.ts';
import { printable } from './printable.ts';
import { openSheet, type PrintedFile } from './sheet.ts';
import { notoSansSc } from './typeface.ts';
import { wrapLines } from './wrap-lines.ts';
import { pairs, paragraphs } from './write-blocks.ts';

const naughty: readonly string[] = JSON.parse(
  readFileSync(
    fileURLToPath(import.meta.resolve('@fairvisit/seeds/naughty-strings/blns.json')),
    'utf8',
  ),
);
const brackets = ['［', '］'] as const;
const shown = (text: string) => printable(text, { has: notoSansSc().has, brackets }).text;

async function sheetOf(names: readonly string[]): Promise<PrintedFile> {
  const madeAt = Temporal.Instant.from('2026-09-07T01:00:00Z');
  const sheet = openSheet({ title: 'Test', language: 'zh', madeAt, typeface: notoSansSc() });
  pairs(
    sheet,
    names.map((name, index) => [String(index), name] as const),
  );
  for (const name of names) paragraphs(sheet, name);
  return sheet.end();
}

describe('any text on paper', () => {
  it('keeps rare characters, and shows those the typeface lacks by their number', () => {
    expect(shown('䶮㛃𬬿')).toBe('䶮㛃𬬿');
    expect(shown('𠮷野')).toBe('［U+20BB7］野');
    expect(shown('Łukasz')).toBe('［U+0141］ukasz');
    expect(shown('Ｚｏë 王　三')).toBe('Ｚｏë 王　三');
  });

  it('shows what would turn, hide or break the text', () => {
    expect(shown('王\u202e五')).toBe('王［U+202E］五');
    expect(shown('a\u0000b\nc\td\u200be\u2066f')).toBe(
      'a［U+0000］b［U+000A］c［U+0009］d［U+200B］e［U+2066］f',
    );
    expect(shown('\ud800x')).toBe('［U+D800］x');
  });

  it('counts what is too long to be a name', () => {
    expect(shown('王'.repeat(700))).toBe(`${'王'.repeat(600)}…［+100］`);
  });

  it('drops no character, and lets only drawable ones through', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const made = shown(text);
        for (const character of made) {
          const codePoint = character.codePointAt(0) ?? 0;
          expect(character === ' ' || notoSansSc().has(codePoint)).toBe(true);
        }
        const count = [...text.normalize('NFC')].length;
        expect([...made.replaceAll(/［U\+[0-9A-F]{4,6}］/g, '?')]).toHaveLength(count);
      }),
    );
  });

  it('breaks lines without losing or widening anything', () => {
    const text = fc.string({ unit: fc.constantFrom(...'ab 王，。（）“”.'), maxLength: 80 });
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 30 }), (line, width) => {
        const lines = wrapLines(line, width, (part) => [...part].length);
        expect(lines.join('').replaceAll(' ', '')).toBe(line.replaceAll(' ', ''));
        for (const each of lines) expect([...each].length).toBeLessThanOrEqual(width);
      }),
    );
    expect(wrapLines('约定的时间，不变。', 5, (part) => part.length)).toEqual([
      '约定的时',
      '间，不变。',
    ]);
    expect(wrapLines('two words here', 9, (part) => part.length)).toEqual(['two words', 'here']);
  });
});

describe('naughty strings as names', () => {
  it('makes one paper of all of them, each in full', async () => {
    expect(naughty).toHaveLength(515);
    const text = textOfPdf((await sheetOf(naughty)).bytes);
    for (const plain of ['NIL', 'hasOwnProperty', '1E+02', '<script>alert(123)</script>']) {
      expect(text).toContain(plain);
    }
    expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b\ufffd]/);
  });

  it('makes a paper of each by itself', async () => {
    const step = campaign({ sample: 10, full: 1 });
    const some = naughty.filter((_, index) => index % step === 0);
    for (const name of some) expect((await sheetOf([name])).pages).toBeGreaterThan(0);
    expect(some.length).toBeGreaterThan(50);
  });
});
