// SPDX-License-Identifier: Apache-2.0
// One person at one desk: a browser context of its own, signed in, in one language and size.
import { en } from '@fairvisit/console/catalogue/en.ts';
import type { Catalogue } from '@fairvisit/console/catalogue/words.ts';
import { zh } from '@fairvisit/console/catalogue/zh.ts';
import { demoPassword } from '@fairvisit/seeds/institution.ts';
import type { Browser, Page } from 'playwright-core';
import { sizes } from './browser.ts';
import { type PageFaults, watchPage } from './page-faults.ts';

export type Language = 'zh' | 'en';

export interface DeskOptions {
  readonly origin: string;
  readonly language: Language;
  readonly size?: keyof typeof sizes;
  readonly light?: 'light' | 'dark';
}

export interface Desk {
  readonly page: Page;
  readonly words: Catalogue;
  readonly language: Language;
  readonly faults: PageFaults;
  /** Opens a screen by its path below /console. */
  readonly open: (path: string) => Promise<void>;
  readonly signIn: (name: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

export const catalogues: Readonly<Record<Language, Catalogue>> = { zh, en };
const patienceMilliseconds = 15_000;

export async function openDesk(browser: Browser, options: DeskOptions): Promise<Desk> {
  const { origin, language, size = 'desktop', light = 'light' } = options;
  const words = catalogues[language];
  const context = await browser.newContext({
    viewport: sizes[size],
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    colorScheme: light,
    reducedMotion: 'reduce',
    hasTouch: size === 'phone',
    isMobile: size === 'phone',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(patienceMilliseconds);
  const faults = watchPage(page, origin);
  const open = async (path: string) => {
    await page.goto(`${origin}/console${path}`);
  };
  return {
    page,
    words,
    language,
    faults,
    open,
    signIn: async (name) => {
      await open('/');
      await page.getByLabel(words.signIn.name).fill(name);
      await page.getByLabel(words.signIn.password).fill(demoPassword);
      await page.getByRole('button', { name: words.signIn.submit, exact: true }).click();
      await page.getByRole('button', { name: words.header.signOut }).waitFor();
    },
    close: () => context.close(),
  };
}
