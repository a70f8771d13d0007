// SPDX-License-Identifier: Apache-2.0
// One person with the message in hand: a browser context of its own, in one language and size.
import { en } from '@fairvisit/portal/catalogue/en.ts';
import type { Catalogue } from '@fairvisit/portal/catalogue/words.ts';
import { zh } from '@fairvisit/portal/catalogue/zh.ts';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { sizes } from './browser.ts';
import { type PageFaults, watchPage } from './page-faults.ts';

export type Language = 'zh' | 'en';
export const portalCatalogues: Readonly<Record<Language, Catalogue>> = { zh, en };
export const anyLink = 'AbCdEfGhIjKlMnOpQrSt-_';

export interface PortalDesk {
  readonly page: Page;
  readonly words: Catalogue;
  readonly language: Language;
  readonly faults: PageFaults;
  /** Opens the page, with the link's token or without. */
  readonly open: (token?: string) => Promise<void>;
  readonly enter: (factor?: string) => Promise<void>;
  readonly press: (name: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** What several people with one kind of telephone share: nothing but the files they fetched. */
export function openPortalContext(browser: Browser, language: Language): Promise<BrowserContext> {
  return browser.newContext({
    viewport: sizes.phone,
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    // The institution's zone has to show, whatever the telephone's is.
    timezoneId: 'America/New_York',
    reducedMotion: 'reduce',
  });
}

export async function openPortalDesk(
  context: BrowserContext,
  { origin, language }: { readonly origin: string; readonly language: Language },
): Promise<PortalDesk> {
  const words = portalCatalogues[language];
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  return {
    page,
    words,
    language,
    faults: watchPage(page, origin),
    press,
    open: async (token) => {
      await page.goto(`${origin}/v${token === undefined ? '' : `#${token}`}`);
    },
    enter: async (factor = '123X') => {
      await page.getByLabel(words.door.label).fill(factor);
      await press(words.door.submit);
    },
    close: () => page.close(),
  };
}
