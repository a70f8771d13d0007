// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';
import { minor } from '@fairvisit/domain/money/money.ts';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { aDossierAccount, dossierParts } from '../../test-support/builders/dossier.ts';
import { fontWithout } from '../../test-support/font-without.ts';
import {
  keptPicture,
  pictureOfPage,
  referencePicture,
  tileDifferenceMax,
  worstTile,
} from '../../test-support/page-pictures.ts';
import { textOfPdf } from '../../test-support/pdf-text.ts';
import type { PrintedFile } from '../paper/sheet.ts';
import { notoSansSc, type Typeface } from '../paper/typeface.ts';
import { type DossierParts, dossierFigures } from './dossier-figures.ts';
import { drawDossier } from './draw-dossier.ts';

const pictures = join(import.meta.dirname, 'pictures');

function draw(options: Partial<DossierParts>, typeface = notoSansSc()): Promise<PrintedFile> {
  return drawDossier({
    figures: dossierFigures(dossierParts(options)),
    version: 3,
    figuresHash: '0123456789abcdef'.repeat(4),
    madeAt: Temporal.Instant.from('2026-09-07T01:00:00Z'),
    typeface,
  });
}

/** How far a page is from its reference. */
function differs(file: PrintedFile, page: number, name: string): number {
  const now = pictureOfPage(file.bytes, page);
  return worstTile(now, referencePicture(join(pictures, `${name}-${page}.png`), now));
}

function faultOnFirstPage(file: PrintedFile): number {
  const kept = keptPicture(join(pictures, 'dossier-zh-1.png'));
  return worstTile(pictureOfPage(file.bytes, 1), kept);
}

const disputed: Partial<DossierParts> = {
  disputes: [{ accountId: 'c', amount: minor(4_000), subject: 'fraud', openedOn: '2026-09-01' }],
};

const long: Partial<DossierParts> = {
  accounts: Array.from({ length: 50 }, (_, index) =>
    aDossierAccount({
      accountId: `account-${String(index).padStart(2, '0')}`,
      reference: `62220212345${String(index).padStart(5, '0')}`,
      product: index % 7 === 0 ? '一种名字很长的白金信用卡产品' : '标准卡',
      balance: minor(90_071_992_547_409_91),
      overdue: minor(1_234_567_890 + index),
    }),
  ),
  statements: [],
};

describe('a dossier as a picture', () => {
  it('is what it was, page by page, in Chinese with rare characters', async () => {
    const file = await draw(disputed);
    expect(file.pages).toBe(4);
    for (const page of [1, 2, 3, 4]) {
      expect(differs(file, page, 'dossier-zh')).toBeLessThanOrEqual(tileDifferenceMax);
    }
  });

  it('is what it was in English', async () => {
    const file = await draw({ ...disputed, language: 'en' });
    for (const page of [1, file.pages]) {
      expect(differs(file, page, 'dossier-en')).toBeLessThanOrEqual(tileDifferenceMax);
    }
  });

  it('repeats the heads of tables over three pages, and tears no amount apart', async () => {
    const file = await draw(long);
    for (const page of [1, 2, 3, 4]) {
      expect(differs(file, page, 'dossier-long')).toBeLessThanOrEqual(tileDifferenceMax);
    }
    const text = textOfPdf(file.bytes);
    expect(text.match(/账户 +币种 +余额/g)).toHaveLength(3);
    expect(text.match(/90,071,992,547,409\.91/g)).toHaveLength(50);
  });

  it('shows by its ink that a font lost a character, though its text reads as before', async () => {
    const whole = notoSansSc();
    const swapped: Typeface = {
      regular: fontWithout(whole.regular, '䶮'),
      bold: whole.bold,
      has: () => true,
    };
    const file = await draw(disputed, swapped);
    expect(faultOnFirstPage(file)).toBeGreaterThan(2 * tileDifferenceMax);
  });

  it('shows a digit in place of another, and a column of amounts that is cut', async () => {
    const parts = dossierParts(disputed);
    const accounts = parts.accounts.map((account) =>
      account.accountId === 'b' ? { ...account, penalty: minor(8) } : account,
    );
    const file = await draw({ ...disputed, accounts });
    expect(faultOnFirstPage(file)).toBeGreaterThan(tileDifferenceMax);
    const { height, pixels, width } = pictureOfPage((await draw(disputed)).bytes, 1);
    const cut = pixels.slice();
    // The last digit of the right-most column.
    for (let y = 0; y < height; y += 1) cut.fill(255, y * width + 520, y * width + 526);
    const whole = { width, height, pixels };
    expect(worstTile(whole, { ...whole, pixels: cut })).toBeGreaterThan(tileDifferenceMax);
  });
});

describe('a dossier as a file', () => {
  it('is made of the same bytes for the same figures, in whatever order they came', async () => {
    const parts = dossierParts(disputed);
    const turned = {
      accounts: parts.accounts.toReversed(),
      statements: parts.statements.toReversed(),
      clauses: parts.clauses.toReversed(),
      contacts: parts.contacts.toReversed(),
    };
    const [first, second] = [await draw(disputed), await draw({ ...disputed, ...turned })];
    expect(second.hash).toEqual(first.hash);
    expect((await draw({ ...disputed, refusalDays: 90 })).hash).not.toEqual(first.hash);
  });

  it('names nobody outside its pages', async () => {
    const person = { name: 'Plainly Readable', address: 'Nowhere 1' };
    const raw = (await draw({ person })).bytes.toString('latin1');
    expect(raw).toContain('(D:20260907010000Z)');
    expect(raw).not.toMatch(/Plainly|Readable|Nowhere|\/Author|\/Subject/);
  });

  it('never adds two currencies, and never calls zero what the file does not give', async () => {
    const text = textOfPdf((await draw({})).bytes);
    expect(text).toMatch(/合计 CNY +1,288\.50/);
    expect(text).toMatch(/合计 USD +88\.50/);
    expect(text).toMatch(/30000 CNY +80\.00 +8\.50 +未提供 +0\.00/);
  });

  it('speaks one language, and not the trade’s word for its work', async () => {
    const english = textOfPdf((await draw({ ...disputed, language: 'en' })).bytes);
    expect(english).not.toMatch(/\p{Script=Han}/u);
    expect(english).not.toMatch(/collect/i);
    const chinese = textOfPdf((await draw(disputed)).bytes);
    expect(chinese).not.toContain('催收');
    expect(chinese).toContain('［未核对］');
  });

  it('asks for nothing where figures contradict each other', async () => {
    const accounts = [aDossierAccount({ isChecked: true }), aDossierAccount({ accountId: 'b' })];
    const text = textOfPdf((await draw({ accounts, statements: [] })).bytes);
    expect(text).toContain('数据待核');
    expect(text).toMatch(/合计 CNY +88\.50/);
  });
});
