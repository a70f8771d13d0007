// SPDX-License-Identifier: Apache-2.0
// Every screen of the portal in both languages and both sizes, written into the folder `screens` to be
// looked at, and checked for what needs no eye; then what must hold while a person uses them.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openPortalPeer, type PortalPeer } from '../../apps/server/test-support/portal-peer.ts';
import { portalScenes, type SceneDesk } from './portal-scenes.ts';
import { openBrowser, sizes } from './support/browser.ts';
import { accessFaults, chineseUiWords, overflowPixels, rawWords } from './support/look-over.ts';
import {
  anyLink,
  type Language,
  openPortalContext,
  openPortalDesk,
  type PortalDesk,
} from './support/portal-desk.ts';
import { answeredPage, askedPage, otherSlots } from './support/portal-pages.ts';

const folder = fileURLToPath(new URL('../../screens/', import.meta.url));
const languages: readonly Language[] = ['zh', 'en'];

const contexts = new Map<Language, BrowserContext>();
let browser: Browser;
let peer: PortalPeer;

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  peer = await openPortalPeer();
  browser = await openBrowser();
});

beforeEach(() => peer.forget());

afterAll(async () => {
  await browser.close();
  await peer.close();
});

async function withDesk(
  language: Language,
  use: (desk: SceneDesk) => Promise<void>,
): Promise<void> {
  const context = contexts.get(language) ?? (await openPortalContext(browser, language));
  contexts.set(language, context);
  const desk = await openPortalDesk(context, { origin: peer.origin, language });
  try {
    await use({ ...desk, peer });
  } finally {
    await desk.close();
  }
}

describe.each(languages)('the portal in %s', (language) => {
  it.each(portalScenes)('$name is whole, can be used by everybody and speaks in words', (scene) =>
    withDesk(language, async (desk) => {
      const { page, words } = desk;
      await (await scene.arrive(desk)).waitFor();
      expect(await writtenStyles(page)).toEqual([]);
      expect(await smallTargets(page)).toEqual([]);
      expect(await rawWords(page, words)).toEqual([]);
      if (language === 'en') expect(await chineseUiWords(page)).toEqual([]);
      for (const size of ['phone', 'desktop'] as const) {
        await page.setViewportSize(sizes[size]);
        const path = `${folder}portal-${scene.name}-${language}-${size}.png`;
        await page.screenshot({ path, animations: 'disabled', fullPage: true });
        expect(await accessFaults(page)).toEqual([]);
        expect(await overflowPixels(page)).toBe(0);
      }
      // What a reader who enlarges fourfold has left of a desktop's width.
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await overflowPixels(page)).toBe(0);
      if (!scene.isBroken) expect(desk.faults.list).toEqual([]);
      expect(desk.faults.requests()).toBeGreaterThan(0);
    }),
  );
});

describe('the link', () => {
  it('leaves the address bar at once and the tab once the door has opened', () =>
    withDesk('zh', async ({ page, open, enter, words, language }) => {
      await open(anyLink);
      await page.getByRole('heading', { name: words.door.heading }).waitFor();
      expect(page.url()).not.toContain(anyLink);
      await page.reload();
      peer.tellPage(askedPage(language));
      await enter(' １２３ｘ ');
      await page.getByRole('heading', { name: words.visit.heading }).waitFor();
      expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain(anyLink);
      expect(peer.heard).toEqual([
        { route: 'portal.enter', body: { link: anyLink, factor: '123X' } },
      ]);
    }));

  it('asks nothing of the server before somebody acts', () =>
    withDesk('zh', async ({ page, open, words }) => {
      await open(anyLink);
      await page.getByRole('heading', { name: words.door.heading }).waitFor();
      await page.waitForLoadState('networkidle');
      expect(peer.heard).toEqual([]);
    }));

  it('brings the door back when another message is opened in the same tab', () =>
    withDesk('zh', async ({ page, open, enter, words, language }) => {
      await open(anyLink);
      peer.tellPage(askedPage(language));
      await enter();
      await page.getByRole('heading', { name: words.visit.heading }).waitFor();
      await open('ZZZZZZZZZZZZZZZZZZZZZZ');
      await page.getByRole('heading', { name: words.door.heading }).waitFor();
      expect(page.url()).not.toContain('ZZZZ');
    }));
});

describe('a browser', () => {
  it.each([
    ['without Temporal fetches it and shows the same dates', false],
    ['that has Temporal fetches nothing more', true],
  ])('%s', (_title, hasTemporal) =>
    withDesk('en', async (desk) => {
      const { page, words, language } = desk;
      if (!hasTemporal)
        await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'Temporal'));
      const polyfills: string[] = [];
      page.on('request', (request) => {
        if (/global\.esm/.test(request.url())) polyfills.push(request.url());
      });
      await desk.open(anyLink);
      peer.tellPage(askedPage(language));
      await desk.enter();
      await page.getByRole('heading', { name: words.visit.heading }).waitFor();
      await page.getByText('Thu 10 Sep 2026').first().waitFor();
      expect(polyfills).toHaveLength(hasTemporal ? 0 : 1);
      expect(desk.faults.list).toEqual([]);
    }),
  );
});

it('says what to do where the scripts of the page never come', () =>
  withDesk('zh', async ({ page, open }) => {
    await page.route('**/start-portal-*.js', (route) => route.abort());
    await open(anyLink);
    await page.getByText('正在打开，请稍候。如果一直没有打开').waitFor();
    expect(await accessFaults(page)).toEqual([]);
  }));

describe('an act', () => {
  it('keeps its key when the line broke, and takes a new one for another act', () =>
    withDesk('zh', async (desk) => {
      const { page, words, language } = desk;
      await desk.open(anyLink);
      peer.tellPage(askedPage(language));
      await desk.enter();
      peer.tell('portal.slots', { answer: { slots: otherSlots } });
      peer.tell('portal.move', { silent: true });
      await page.getByText(words.visit.actions.move, { exact: true }).click();
      await page.getByRole('radio').first().check();
      const send = page.locator('.bar').getByRole('button');
      await send.click();
      await page.getByText(words.trouble.lostAct).waitFor();
      await page.getByRole('radio').nth(1).check();
      peer.tell('portal.move', { refusal: { code: 'slot.taken' } });
      await send.click();
      await page.getByText(words.refusal['slot.taken']).waitFor();
      peer.tellPage(answeredPage(language, 'moved'));
      await send.click();
      await page.getByRole('heading', { name: words.done.moved.title }).waitFor();
      const keys = peer.heard
        .filter(({ route }) => route === 'portal.move')
        .map(({ body }) => ({ key: body.idempotencyKey, from: body.from }));
      const keysOf = (from: string | undefined) =>
        new Set(keys.filter((each) => each.from === from).map(({ key }) => key));
      expect(keysOf(otherSlots[0]?.from).size).toBe(1);
      expect(keysOf(otherSlots[1]?.from).size).toBe(2);
      expect(new Set(keys.map(({ key }) => key)).size).toBe(3);
    }));

  it('sends the focus to the heading of the next screen and the back key to the page', () =>
    withDesk('zh', async (desk) => {
      const { page, words, language } = desk;
      await desk.open(anyLink);
      peer.tellPage(askedPage(language));
      await desk.enter();
      await page.getByText(words.visit.actions.decline, { exact: true }).click();
      const heading = page.getByRole('heading', { name: words.decline.heading });
      await heading.waitFor();
      expect(await heading.evaluate((each) => each === document.activeElement)).toBe(true);
      await page.goBack();
      await page.getByRole('heading', { name: words.visit.heading }).waitFor();
    }));

  it('names the time that is already kept, where another tab was faster', () =>
    withDesk('zh', async (desk) => {
      const { page, words, language } = desk;
      await desk.open(anyLink);
      peer.tellPage(askedPage(language));
      await desk.enter();
      const detail = { from: '2026-09-11T06:00:00Z', until: '2026-09-11T08:00:00Z' };
      peer.tell('portal.confirm', { refusal: { code: 'visit.already-arranged', detail } });
      await desk.press(words.visit.actions.confirm);
      await page.getByText('约好的时间是 2026年9月11日 周五 14:00–16:00。').waitFor();
    }));

  it('closes the page by itself when half an hour passed without one', () =>
    withDesk('zh', async (desk) => {
      const { page, words, language } = desk;
      await page.clock.install();
      await desk.open(anyLink);
      peer.tellPage(askedPage(language));
      await desk.enter();
      await page.getByRole('heading', { name: words.visit.heading }).waitFor();
      peer.forget();
      await page.clock.fastForward('31:00');
      await page.getByRole('heading', { name: words.over.heading }).waitFor();
      expect(await page.getByText(words.visit.facts.badge).count()).toBe(0);
    }));

  it('leaves the words of a complaint in place when the half hour is over', () =>
    withDesk('zh', async (desk) => {
      const { page, words, language } = desk;
      await desk.open(anyLink);
      peer.tellPage(askedPage(language));
      await desk.enter();
      await page.getByText(words.visit.actions.complaint, { exact: true }).click();
      await page.getByRole('radio').first().check();
      await page.getByRole('textbox').fill('打电话的次数太多。');
      peer.forget();
      await desk.press(words.complaint.submit);
      await page.getByText(words.refusal['portal.session-over']).waitFor();
      expect(await page.getByRole('textbox').inputValue()).toBe('打电话的次数太多。');
    }));
});

/** Targets that a cold thumb would miss: lower than 48 px, links within a sentence included. */
function smallTargets(page: PortalDesk['page']): Promise<readonly string[]> {
  return page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        'a, button, summary, textarea, label.option, .factor',
      ),
    ]
      .filter((each) => each.getBoundingClientRect().height < 47.5)
      .map((each) => each.outerHTML.slice(0, 120)),
  );
}

/** The content policy lets no style in that stands in the page itself. */
function writtenStyles(page: PortalDesk['page']): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('[style], style')].map((each) => each.outerHTML.slice(0, 160)),
  );
}
