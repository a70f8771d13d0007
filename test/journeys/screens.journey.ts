// SPDX-License-Identifier: Apache-2.0
// Every screen in both languages and both sizes, written into the folder `screens` to be looked at,
// and checked for what needs no eye.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderPlace } from './places.ts';
import { prepareAnswers } from './prepare-answers.ts';
import { prepareDay } from './prepare-day.ts';
import { type Scene, scenes } from './scenes.ts';
import { openBrowser } from './support/browser.ts';
import { type Desk, type DeskOptions, openDesk } from './support/desk.ts';
import { accessFaults, chineseUiWords, overflowPixels, rawWords } from './support/look-over.ts';
import { type ServedDemo, serveDemo } from './support/serve-demo.ts';

const folder = fileURLToPath(new URL('../../screens/', import.meta.url));
const seenInTheDark = [
  'overview',
  'case',
  'case-grounds',
  'day-plan',
  'outbox',
  'message-to-telephone',
];

const looks = [
  { language: 'zh', size: 'desktop', light: 'light' },
  { language: 'en', size: 'desktop', light: 'light' },
  { language: 'zh', size: 'phone', light: 'light' },
  { language: 'en', size: 'phone', light: 'light' },
  { language: 'zh', size: 'desktop', light: 'dark' },
  { language: 'en', size: 'phone', light: 'dark' },
] as const;

let place: ReturnType<typeof folderPlace>;
let served: ServedDemo;
let browser: Browser;

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  place = folderPlace();
  served = await serveDemo(place);
  browser = await openBrowser();
  await prepareDay(served.origin);
  await prepareAnswers(served.origin);
});

afterAll(async () => {
  await browser.close();
  await served.stop();
  await place.remove();
});

describe.each(looks)('screens in $language, $size, $light', (look) => {
  const desks = new Map<Scene['who'], Desk>();

  afterAll(async () => {
    for (const desk of desks.values()) await desk.close();
  });

  const shown = look.light === 'dark' ? scenes.filter(isSeenInTheDark) : scenes;
  it.each(shown)('$name is whole, can be used by everybody and speaks in words', async (scene) => {
    const desk = await deskFor(desks, scene, { ...look, origin: served.origin });
    const { page, words } = desk;
    const before = desk.faults.list.length;
    await desk.open(scene.path);
    await (await scene.arrive(desk)).waitFor();
    await page.waitForLoadState('networkidle');
    const name = `${scene.name}-${look.language}-${look.size}-${look.light}.png`;
    await page.screenshot({ path: `${folder}${name}`, animations: 'disabled' });
    expect(await accessFaults(page)).toEqual([]);
    expect(await overflowPixels(page)).toBe(0);
    if (!scene.hasCodes) expect(await rawWords(page, words)).toEqual([]);
    if (look.language === 'en') expect(await chineseUiWords(page)).toEqual([]);
    if (!scene.isCutOff) expect(desk.faults.list.slice(before)).toEqual([]);
    await page.unrouteAll();
  });
});

function isSeenInTheDark({ name }: Scene): boolean {
  return seenInTheDark.includes(name);
}

async function deskFor(
  desks: Map<Scene['who'], Desk>,
  { who }: Scene,
  options: DeskOptions,
): Promise<Desk> {
  const known = desks.get(who);
  if (known) return known;
  const desk = await openDesk(browser, options);
  desks.set(who, desk);
  if (who !== null) await desk.signIn(who);
  return desk;
}
