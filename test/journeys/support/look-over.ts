// SPDX-License-Identifier: Apache-2.0
// What can be told of a screen without an eye: faults of access, a page wider than its window, codes
// where words should be, the other language's words.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);
const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** One line for each fault of access; the rules that were run are counted, as none proves nothing. */
export async function accessFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  const options = JSON.stringify({ runOnly: axeTags, resultTypes: ['violations', 'passes'] });
  const results = await page.evaluate<AxeResults>(`axe.run(document, ${options})`);
  if (results.passes.length === 0) return ['no rule was run'];
  return results.violations.map(({ id, nodes }) => {
    const where = nodes.slice(0, 3).map((node) => `${node.html.slice(0, 160)}`);
    return `${id} (${nodes.length}): ${where.join(' | ')}`;
  });
}

export function overflowPixels(page: Page): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}

/** Codes, places left to fill and values of no value that are to be read on the screen. */
export async function rawWords(page: Page, words: object): Promise<readonly string[]> {
  const shown = await page.evaluate(() => {
    const hidden = [...document.querySelectorAll<HTMLElement>('code')];
    for (const each of hidden) each.style.visibility = 'hidden';
    // biome-ignore lint/performance/useDomNodeTextContent: only what is laid out can be read.
    const text = document.body.innerText;
    for (const each of hidden) each.style.visibility = '';
    return text;
  });
  const strange = shown.match(/\bundefined\b|\[object|\bNaN\b|\bnull\b|\{\w+\}/g) ?? [];
  const tokens = new Set(shown.split(/[^\w.-]+/));
  return [...strange, ...keysOf(words).filter((key) => /[.-]/.test(key) && tokens.has(key))];
}

/** Chinese in the words of the screens themselves; names, places and masked values are material. */
export async function chineseUiWords(page: Page): Promise<readonly string[]> {
  const texts = await page.evaluate(() => {
    const ours =
      'h1, h2, h3, button, label, legend, th, dt, option, nav a, .tile-word, .lead, .empty';
    return [...document.querySelectorAll<HTMLElement>(ours)]
      .filter((each) => !each.lang.startsWith('zh'))
      .map((each) => each.textContent ?? '');
  });
  return texts.filter((text) => /\p{Script=Han}/u.test(text) && !/[*＊]|示例|虚构/u.test(text));
}

function keysOf(words: object): readonly string[] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]) =>
    value !== null && typeof value === 'object' ? [key, ...keysOf(value)] : [key],
  );
}
