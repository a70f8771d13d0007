// SPDX-License-Identifier: Apache-2.0
// A published plan becomes messages over real mail and SMS peers, a person opens his link on his
// telephone and answers, and the office, the officers and the old link all say the same. Told twice:
// a visit declined, and a visit moved.
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasCluster } from './places.ts';
import { callerOf, listOf, prepareDay } from './prepare-day.ts';
import { openStage, type Stage } from './stage.ts';
import { openBrowser } from './support/browser.ts';
import type { Desk } from './support/desk.ts';
import { openPortalContext, openPortalDesk, type PortalDesk } from './support/portal-desk.ts';

const thursday = '2026-09-10';
const patience = { timeout: 20_000, interval: 250 };

const runs = [
  { language: 'zh', database: 'PGlite', answers: 'declined' },
  { language: 'en', database: hasCluster ? 'PostgreSQL' : 'PGlite', answers: 'moved' },
] as const;

interface MessageSeen {
  readonly messageId: string;
  readonly cardholderId: string;
  readonly token: string;
  readonly factor: string;
  readonly text: string;
}

describe.each(runs)('from notice to answer in $language on $database: $answers', (run) => {
  let stage: Stage;
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  let seen: MessageSeen;
  let told = '';

  beforeAll(async () => {
    stage = await openStage(run);
    browser = await openBrowser();
    await prepareDay(stage.served().origin);
  });

  afterAll(async () => {
    await browser.close();
    await stage.close();
  });

  const supervisor = () => callerOf(stage.served().origin, 'sup.chen');

  async function phone(): Promise<PortalDesk> {
    const { origin } = stage.served();
    const context = await openPortalContext(browser, run.language);
    const desk = await openPortalDesk(context, { origin, language: run.language });
    await desk.open(seen.token);
    // Few people of the demo read English: the reader's own choice goes before his file.
    const name = run.language === 'zh' ? '中文' : 'English';
    await desk.page.getByRole('button', { name, exact: true }).click();
    return desk;
  }

  async function inside(): Promise<PortalDesk> {
    const desk = await phone();
    await desk.enter(seen.factor);
    const { heading, settledHeading } = desk.words.visit;
    await desk.page
      .getByRole('heading', { name: heading, exact: true })
      .or(desk.page.getByRole('heading', { name: settledHeading, exact: true }))
      .waitFor();
    return desk;
  }

  it('sends the notices of the plan, and a receipt comes back', async () => {
    const ask = await supervisor();
    const rows = () => ask(`/api/messages?kind=visit-notice&limit=200`);
    await expect
      .poll(
        async () => listOf(await rows()).filter(({ state }) => state === 'queued').length,
        patience,
      )
      .toBe(0);
    await expect
      .poll(async () => listOf(await rows()).some(({ state }) => state === 'delivered'), patience)
      .toBe(true);
    const known: MessageSeen[] = [];
    for (const row of listOf(await rows())) {
      if (row.channel !== 'sms' || row.state !== 'delivered') continue;
      const page = await ask(`/api/messages/${String(row.id)}`);
      known.push({
        messageId: String(row.id),
        cardholderId: String(row.cardholderId),
        token: String(page.link).split('#')[1] ?? '',
        factor: String(page.demoFactor),
        text: String(page.text),
      });
    }
    const [first] = known;
    if (first === undefined) throw new Error('somebody has his message');
    seen = first;
    expect(seen.token).toMatch(/^[\w-]{22}$/);
    expect(seen.text).not.toMatch(/逾期|欠款|催收|overdue|debt|\d\.\d{2}/i);
  });

  it('shows the office the message as the person sees it, and its life', async () => {
    const { page, words, open } = await stage.deskOf('sup.chen');
    await open('/outbox?channel=sms&kind=visit-notice&state=delivered');
    const table = page.locator('table.records');
    await table.locator('tbody tr').first().waitFor();
    await table.locator('tbody tr').first().getByRole('button').first().click();
    const drawer = page.getByRole('dialog');
    for (const kind of ['message.queued', 'message.sent', 'message.delivered'] as const) {
      await drawer.getByText(words.message.events[kind], { exact: true }).first().waitFor();
    }
    await drawer.getByText(words.message.demo, { exact: true }).waitFor();
    expect(await drawer.locator('.seen-sms').count()).toBe(1);
  });

  it('opens nothing to scanners and guessers', async () => {
    const { origin } = stage.served();
    for (let scan = 0; scan < 3; scan += 1) {
      const answer = await fetch(`${origin}/v`);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    }
    const desk = await phone();
    await desk.enter(seen.factor === '0000' ? '1111' : '0000');
    await desk.page.getByText(desk.words.refusal['portal.not-recognised']).waitFor();
    await desk.open('AAAAAAAAAAAAAAAAAAAAAA');
    await desk.enter(seen.factor);
    await desk.page.getByText(desk.words.refusal['portal.not-recognised']).waitFor();
    expect(desk.page.url()).not.toContain('AAAA');
    await desk.close();
  });

  it(`lets the person answer: ${run.answers}`, async () => {
    const desk = await inside();
    const { page, words } = desk;
    await page.getByText(words.visit.standing.asked.title).waitFor();
    if (run.answers === 'declined') {
      await page.getByText(words.visit.actions.decline, { exact: true }).click();
      await desk.press(words.decline.submit);
      await page.getByRole('heading', { name: words.done.declined.title }).waitFor();
    } else {
      await page.getByText(words.visit.actions.move, { exact: true }).click();
      await page.getByRole('radio').last().check();
      await page.locator('.bar').getByRole('button').click();
      await page.getByRole('heading', { name: words.done.moved.title }).waitFor();
    }
    expect(desk.faults.list).toEqual([]);
    await desk.close();
  });

  it('says through the old link what stands now', async () => {
    const { page, words, close } = await inside();
    if (run.answers === 'declined') {
      await page.getByText(words.visit.calledOff.declined).waitFor();
    } else {
      await page.getByText(words.visit.change.titles.moved).waitFor();
      await page.getByText(words.visit.standing.moved.title).waitFor();
    }
    await close();
  });

  it('tells the officers the same', async () => {
    const ask = await callerOf(stage.served().origin, 'off.zhao');
    const { plan } = await ask(`/api/day-plans/newest?on=${thursday}`);
    expect(visitsOf(plan).filter((visit) => visit.cardholderId === seen.cardholderId)).toEqual([]);
    if (run.answers === 'declined') return;
    const office = await supervisor();
    const page = await office(`/api/cases/${seen.cardholderId}`);
    told = newestWindow(page.visits);
    const { plan: other } = await ask(`/api/day-plans/newest?on=${shanghai(told).toPlainDate()}`);
    const own = visitsOf(other).filter((visit) => visit.cardholderId === seen.cardholderId);
    expect(own).toMatchObject([{ answer: 'confirmed', isProven: true, told: { from: told } }]);
  });

  it('writes the answer into the case', async () => {
    const { page, words, open } = await stage.deskOf('sup.chen');
    await open(`/cases/${seen.cardholderId}`);
    const timeline = page.getByRole('region', { name: words.casePage.timeline });
    await timeline.getByText(words.casePage.events['notice.answered']).first().waitFor();
    const ask = await supervisor();
    expect(await ask(`/api/messages/${seen.messageId}`)).toMatchObject({ state: 'answered' });
  });

  it('keeps the way that the answer opened or closed', async () => {
    if (run.answers === 'declined') await staysAway(await stage.deskOf('ops.lin'));
    else await remindsOnce();
  });

  /** Visits are closed for half a year; every other way stays open, and nothing got worse. */
  async function staysAway({ page, words, open }: Desk): Promise<void> {
    const ask = await supervisor();
    const now = await ask(`/api/cases/${seen.cardholderId}`);
    expect(JSON.stringify(now.now)).toContain('CN-VIS-09');
    expect(now).toMatchObject({ state: 'open', now: { visit: { verdict: 'block' } } });
    expect(JSON.stringify(callOf(now.now))).not.toContain('CN-VIS-09');
    await open(`/cases/${seen.cardholderId}`);
    await page.getByRole('heading', { name: words.casePage.now }).waitFor();
  }

  /** The day before, one reminder goes out that names the new time; there is no other. */
  async function remindsOnce(): Promise<void> {
    const { page, words } = await stage.deskOf('ops.lin');
    const ask = await supervisor();
    const reminders = async () =>
      listOf(
        await ask(`/api/messages?kind=visit-reminder&cardholderId=${seen.cardholderId}&limit=50`),
      ).filter(({ state }) => state !== 'cancelled');
    expect(await reminders()).toHaveLength(1);
    const eve = shanghai(told).toPlainDate().subtract({ days: 1 });
    for (let day = Temporal.PlainDate.from('2026-09-08'); !day.equals(eve.add({ days: 1 })); ) {
      await page.getByRole('button', { name: words.header.nextDay }).click();
      await page.locator(`time[datetime^="${day}"]`).first().waitFor();
      day = day.add({ days: 1 });
    }
    await page.getByRole('button', { name: words.header.nextHour }).click();
    await expect
      .poll(async () => (await reminders()).map(({ state }) => state), patience)
      .toEqual(['delivered']);
    const [row] = await reminders();
    const { text } = await ask(`/api/messages/${String(row?.id)}`);
    expect(String(text)).toContain(shanghai(told).toPlainTime().toString().slice(0, 5));
  }

  it('has asked nobody but its own server, and logged neither token nor words', () => {
    expect(stage.requests()).toBeGreaterThan(10);
    expect(stage.faults()).toEqual([]);
    const written = stage.written();
    expect(written).toContain('"portal.enter"');
    for (const secret of [seen.token, seen.text.slice(0, 30)])
      expect(written).not.toContain(secret);
  });
});

function visitsOf(plan: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (plan === null || typeof plan !== 'object' || !('visits' in plan)) return [];
  return Array.isArray(plan.visits) ? plan.visits.filter((visit) => visit.teamNo !== null) : [];
}

function newestWindow(visits: unknown): string {
  const planned = Array.isArray(visits) ? visits.find((visit) => visit.state === 'planned') : null;
  return String(planned?.windowFrom ?? '');
}

function callOf(now: unknown): unknown {
  return now !== null && typeof now === 'object' && 'call' in now ? now.call : null;
}

function shanghai(instant: string): Temporal.ZonedDateTime {
  return Temporal.Instant.from(instant).toZonedDateTimeISO('Asia/Shanghai');
}
