// SPDX-License-Identifier: Apache-2.0
// The main job from end to end, as the people of a bank do it in a browser: a file comes in, cases
// are worked, requests are decided, a lawful plan of a day is published. One story, told step by step.
import { fill } from '@fairvisit/console/catalogue/fill.ts';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasCluster } from './places.ts';
import { openStage, type Stage } from './stage.ts';
import { delta, deltaFile, pictureFile } from './support/delta-file.ts';
import type { Desk } from './support/desk.ts';
import { grouped, panelFigures } from './support/panel-figures.ts';

const panel = panelFigures();
const lateBuckets = ['M1', 'M2', 'M3', 'M4', 'M5', 'M6', 'M7+'] as const;
const requestsSuggested = 12;

const runs = [
  { language: 'zh', database: 'PGlite' },
  { language: 'en', database: hasCluster ? 'PostgreSQL' : 'PGlite' },
] as const;

describe.each(runs)('from file to plan in $language on $database', (run) => {
  let stage: Stage;
  /** What was seen in full and must therefore stand nowhere in a log. */
  const seen: string[] = [...delta.names, ...delta.phones];
  let plannedVisits = 0;

  beforeAll(async () => {
    stage = await openStage(run);
  });

  afterAll(async () => stage.close());

  it('shows operations the figures of the file', async () => {
    const { page, words } = await stage.deskOf('ops.lin');
    const { overview } = words;
    await expect
      .poll(() => tile(page.locator('main'), overview.overdueAccounts))
      .toContain(grouped(panel.overdue.length));
    const main = page.locator('main');
    expect(await tile(main, overview.overdueAccounts)).toContain(grouped(panel.accounts));
    expect(await tile(main, overview.dataChecks)).toContain(grouped(panel.lateWithNothingOwed));
    const table = page.getByRole('table', { name: overview.buckets });
    for (const bucket of lateBuckets) {
      const own = panel.overdue.filter((account) => account.bucket === bucket);
      const owed = own.reduce((total, account) => total + account.owed, 0);
      const cells = await textOf(table.getByRole('row').filter({ hasText: bucket }));
      expect(cells).toContain(`${grouped(own.length)}\t`);
      expect(cells).toContain(`${grouped(owed)}.00`);
    }
  });

  it('takes a daily file and keeps one row back', async () => {
    const { page, words, open } = await stage.deskOf('ops.lin');
    await open('/imports');
    await page.locator('input[type=file]').setInputFiles(deltaFile());
    await page.getByRole('button', { name: words.imports.upload }).click();
    const row = rowWith(page.getByRole('table', { name: words.imports.title }), 'delta-0907.csv');
    await row.getByText(words.codes.importState.done).waitFor();
    const told = await cellsOf(row);
    const { rows, accounts, inserted, updated, missing, quarantined } = words.imports;
    expect([rows, accounts, inserted, updated, missing].map((head) => told.get(head))).toEqual([
      '3',
      '2',
      '2',
      '0',
      '0',
    ]);
    expect(told.get(quarantined)).toBe('1');
  });

  it('refuses a picture in words', async () => {
    const { page, words } = await stage.deskOf('ops.lin');
    await page.locator('input[type=file]').setInputFiles(pictureFile());
    await page.getByRole('button', { name: words.imports.upload }).click();
    await page.getByText(words.refusal['file.binary']).first().waitFor();
  });

  it('shows what is wrong with the row and takes it once corrected', async () => {
    const { page, words, open } = await stage.deskOf('ops.lin');
    await open('/quarantine');
    const row = rowWith(page.getByRole('table', { name: words.quarantine.title }), 'delta-0907');
    const told = await cellsOf(row);
    expect(told.get(words.quarantine.line)).toBe(String(delta.badLine));
    expect(told.get(words.quarantine.fault)).toContain(words.codes.rowFault.invalid_date);
    expect(told.get(words.quarantine.field)).toBe(words.field.oldest_unpaid_due_on);
    await row.getByRole('button', { name: words.quarantine.edit }).click();
    const dialog = page.getByRole('dialog');
    const cells = await dialog.getByRole('textbox').all();
    const values = await Promise.all(cells.map((cell) => cell.inputValue()));
    expect(values).toContain('2026-02-30');
    await dialog.getByLabel(words.field.oldest_unpaid_due_on).fill(delta.rightDue);
    await dialog.getByRole('button', { name: words.quarantine.resubmit }).click();
    await page.getByText(words.quarantine.resubmitted).waitFor();
    await page.getByText(words.quarantine.empty).waitFor();
  });

  it('filters, sorts, turns and searches the overdue list', async () => {
    const { page, words, open } = await stage.deskOf('ops.lin');
    await open('/overdue');
    const table = page.getByRole('table', { name: words.overdue.title });
    const own = panel.overdue.filter(({ bucket }) => bucket === 'M6');
    await page.getByRole('button', { name: 'M6', exact: true }).click();
    await page.getByText(fill(words.shared.total, { n: own.length }), { exact: true }).waitFor();
    await table.getByRole('button', { name: words.overdue.overdue, exact: true }).click();
    const most = own.toSorted((a, b) => b.owed - a.owed).map(({ reference }) => reference);
    await expect.poll(() => firstCells(table)).toEqual(most);
    await page.getByRole('button', { name: words.overdue.clear }).click();
    await page.getByRole('button', { name: words.shared.nextPage }).click();
    await page.getByText(/^2 \/ \d+$/).waitFor();

    await search({ page, words }, delta.good[1]);
    await expect.poll(() => firstCells(table)).toEqual([delta.good[1]]);
    await search({ page, words }, delta.names[2]);
    await expect.poll(() => firstCells(table)).toEqual([delta.bad]);
    expect(page.url()).not.toMatch(/JOURNEY|%E/);
  });

  it('shows a case with its grounds, a telephone for a purpose, and records a call', async () => {
    const { page, words, open } = await stage.deskOf('ops.lin');
    const { casePage, codes } = words;
    await open('/cases');
    const list = page.getByRole('table', { name: words.cases.title });
    await list.getByRole('row').nth(1).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: casePage.now }).waitFor();

    await page.getByRole('button', { name: `${words.shared.why} ${casePage.nowCall}` }).click();
    const grounds = page.getByRole('dialog');
    await grounds.getByText(casePage.decidedAt).waitFor();
    await grounds.getByRole('button', { name: words.shared.close }).click();

    seen.push(await reveal({ page, words }, casePage.revealName));
    const phones = page.getByRole('region', { name: casePage.contactPoints });
    const button = phones.getByRole('button', { name: casePage.reveal }).first();
    const telephone = await reveal(
      { page, words },
      (await button.getAttribute('aria-label')) ?? '',
    );
    expect(telephone).toMatch(/^\+?\d{7,}$/);
    seen.push(telephone);

    await page.getByRole('button', { name: casePage.contactForm }).click();
    await page
      .getByLabel(casePage.outcome)
      .selectOption({ label: codes.contactOutcome['no-answer'] });
    await page.getByRole('button', { name: words.shared.save, exact: true }).click();
    await page.getByText(casePage.contactSaved).waitFor();
    const timeline = page.getByRole('region', { name: casePage.timeline });
    await timeline.getByText(casePage.events['contact.recorded']).first().waitFor();
  });

  it('suggests requests for the persons on top of the worklist', async () => {
    const { page, words, open } = await stage.deskOf('ops.lin');
    await open('/cases');
    await page.getByRole('button', { name: words.cases.suggest }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(words.cases.suggestLimit).fill(String(requestsSuggested));
    await dialog.getByRole('button', { name: words.cases.suggest }).click();
    await dialog.getByText(fill(words.cases.suggestDone, { n: requestsSuggested })).waitFor();
  });

  it('lets a supervisor decide on the requests of others only', async () => {
    const desk = await stage.deskOf('sup.chen');
    const { page, words, open } = desk;
    const { requests } = words.visit;
    await open('/cases');
    const list = page.getByRole('table', { name: words.cases.title });
    await list.getByRole('row').nth(40).getByRole('link').click();
    await page.getByRole('button', { name: words.casePage.visitForm, exact: true }).click();
    await page.locator('form').getByRole('button', { name: words.casePage.visitForm }).click();
    await page.getByText(words.casePage.visitSaved).waitFor();

    await open('/visit-requests');
    const table = page.getByRole('table', { name: requests.title });
    const own = rowWith(table, requests.own);
    expect(await own.getByRole('checkbox').isDisabled()).toBe(true);
    const doubtful = await rowSaying(table, words.codes.verdict.warn).count();
    await table.getByLabel(words.shared.selectAll).check();
    await page.getByText(fill(words.shared.selected, { n: requestsSuggested })).waitFor();
    const plain = rowSaying(table, words.codes.verdict.allow).and(table.locator('.picked'));
    await plain.first().getByRole('checkbox').uncheck();
    await decide(desk, { way: 'approve', n: requestsSuggested - 1 - doubtful });
    expect(doubtful).toBeGreaterThan(0);
    await page.getByText(words.refusal['law.reason-needed']).waitFor();

    await picked(table, words.codes.verdict.warn, doubtful);
    await decide(desk, { way: 'approve', n: doubtful, reason: 'asked herself, family is there' });
    await table.getByLabel(words.shared.selectAll).check();
    await page.getByRole('button', { name: requests.refuse, exact: true }).click();
    const send = page.getByRole('dialog').getByRole('button', { name: requests.refuse });
    expect(await send.isDisabled()).toBe(true);
    await page.getByRole('dialog').getByRole('button', { name: words.shared.cancel }).click();
    await decide(desk, { way: 'refuse', n: 1, reason: 'call once more first' });
    await page.getByRole('button', { name: words.codes.requestState.refused }).click();
    await table.getByText('call once more first').waitFor();
  });

  it('makes and publishes a plan in which every visit has its time or its reason', async () => {
    const { page, words, open } = await stage.deskOf('sup.chen');
    const { plan } = words.visit;
    await open('/day-plan');
    await page.getByRole('button', { name: plan.make }).click();
    await page.getByText(words.codes.planState.draft, { exact: true }).waitFor();
    const planned = page.getByRole('table', { name: teamName(plan.team) });
    const rows = (await planned.locator('tbody').getByRole('row').allInnerTexts()).length;
    const unserved = page.getByRole('table', { name: plan.unserved }).locator('tbody tr');
    const reasons = await unserved.allInnerTexts();
    const known = Object.values(words.codes.unserved);
    for (const told of reasons) expect(known.some((reason) => told.includes(reason))).toBe(true);
    expect(rows).toBeGreaterThan(0);
    expect(rows + reasons.length).toBe(requestsSuggested - 1);
    expect(await page.locator('.gantt-bar').count()).toBe(rows);
    expect(await page.locator('.map .leaflet-marker-icon').count()).toBeGreaterThanOrEqual(rows);
    plannedVisits = rows;

    await page.getByRole('button', { name: plan.publish, exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: plan.publish, exact: true }).click();
    await page.getByText(words.codes.planState.published, { exact: true }).waitFor();
  });

  it('shows compliance the rules and every reveal', async () => {
    const { page, words, open } = await stage.deskOf('com.wu');
    const { rules, audit } = words.office;
    await open('/rules');
    const table = page.getByRole('table', { name: rules.title });
    await page.getByLabel(rules.search).fill('CN-TIME-01');
    await rowWith(table, 'CN-TIME-01').getByText('22:00–08:00').first().waitFor();
    await open('/audit?act=case.reveal');
    const log = page.getByRole('table', { name: audit.title });
    await expect.poll(() => log.locator('tbody tr').count()).toBe(2);
    const told = await textOf(log);
    expect(told).toContain('call-now');
    for (const secret of seen) expect(told).not.toContain(secret);
  });

  it('keeps a setting the administrator changed', async () => {
    const { page, words, open } = await stage.deskOf('adm.he');
    const { settings } = words.office;
    await open('/settings');
    await page.getByLabel(settings.complaintLine).fill('96000');
    await page.getByRole('button', { name: words.shared.save, exact: true }).click();
    await page.getByText(settings.saved).waitFor();
    await page.reload();
    await expect.poll(() => page.getByLabel(settings.complaintLine).inputValue()).toBe('96000');
  });

  it('shows an officer the plan and nothing else', async () => {
    const { page, words, open } = await stage.deskOf('off.zhao');
    const links = page.getByRole('navigation', { name: words.nav.label }).getByRole('link');
    expect(await links.allInnerTexts()).toEqual([words.nav.dayPlan]);
    const stops = page.getByRole('table', { name: teamName(words.visit.plan.team) });
    await expect.poll(() => stops.locator('tbody tr').count()).toBe(plannedVisits);
    for (const path of ['/', '/cases', '/visit-requests', '/audit']) {
      await open(path);
      await page
        .getByText(path === '/' ? words.visit.plan.title : words.shared.mayNot)
        .last()
        .waitFor();
    }
  });

  it('runs the night when the day is turned', async () => {
    const { page, words, open } = await stage.deskOf('ops.lin');
    await open('/overdue');
    await page.getByRole('button', { name: words.header.nextDay }).click();
    await page.getByText(nightTold(words.header.night)).waitFor();
    await page.locator('time[datetime^="2026-09-08"]').first().waitFor();
    await search({ page, words }, delta.good[0]);
    const row = rowWith(page.getByRole('table', { name: words.overdue.title }), delta.good[0]);
    await row.getByText(words.codes.caseState.open).waitFor();
    // From 1 July to 8 September.
    expect(await textOf(row)).toContain('\t69\t');
  });

  it('has asked nobody but its own server and logged nothing of anybody', () => {
    expect(stage.requests()).toBeGreaterThan(100);
    expect(stage.faults()).toEqual([]);
    const written = stage.written();
    expect(written).toContain('"case.reveal"');
    expect(seen).toHaveLength(delta.names.length + delta.phones.length + 2);
    expect(seen.filter((secret) => written.includes(secret))).toEqual([]);
  });

  it('ends when asked and goes on where it stood', async () => {
    expect(await stage.startAgain()).toBe(0);
    const { page, words, open } = await stage.deskOf('com.wu');
    await open('/day-plan?on=2026-09-10');
    await page.getByText(words.codes.planState.published, { exact: true }).waitFor();
    expect(await stage.served().stop()).toBe(0);
  });
});

type Seat = Pick<Desk, 'page' | 'words'>;

/** As it is laid out: cells stand apart by tabs. */
async function textOf(place: Locator): Promise<string> {
  return (await place.allInnerTexts()).join('\n');
}

function tile(main: Locator, word: string): Promise<string> {
  return textOf(main.locator('.tile').filter({ hasText: word }).first());
}

function rowWith(table: Locator, text: string): Locator {
  return table.getByRole('row').filter({ hasText: text });
}

/** The cells of a row by the heads of their columns. */
async function cellsOf(row: Locator): Promise<ReadonlyMap<string, string>> {
  await row.waitFor();
  const heads = await row.locator('xpath=ancestor::table//th').allInnerTexts();
  const cells = await row.getByRole('cell').allInnerTexts();
  return new Map(cells.map((cell, index) => [heads[index] ?? '', cell]));
}

async function picked(table: Locator, verdict: string, count: number): Promise<void> {
  const rows = rowSaying(table, verdict);
  await expect.poll(() => rows.count()).toBe(count);
  for (const row of await rows.all()) await row.getByRole('checkbox').check();
}

interface Decided {
  readonly way: 'approve' | 'refuse';
  readonly n: number;
  readonly reason?: string;
}

/** Decides on what is selected and waits until so many are told to be decided. */
async function decide({ page, words }: Seat, { way, n, reason }: Decided): Promise<void> {
  const { requests } = words.visit;
  const doWord = requests[way];
  await page.getByRole('button', { name: doWord, exact: true }).click();
  const dialog = page.getByRole('dialog');
  if (reason !== undefined) await dialog.getByLabel(words.shared.reason).fill(reason);
  await dialog.getByRole('button', { name: doWord, exact: true }).click();
  await page.getByText(fill(requests.decided, { n }), { exact: true }).waitFor();
  await dialog.waitFor({ state: 'hidden' });
}

/** A row with an element of exactly these words. */
function rowSaying(table: Locator, words: string): Locator {
  return table.getByRole('row').filter({ has: table.page().getByText(words, { exact: true }) });
}

async function firstCells(table: Locator): Promise<readonly string[]> {
  return table.locator('tbody tr td:first-child').allInnerTexts();
}

async function search({ page, words }: Seat, text: string): Promise<void> {
  const field = page.getByRole('search').getByRole('textbox');
  await field.fill(text);
  await field.press('Enter');
  await page.getByText(fill(words.shared.total, { n: 1 }), { exact: true }).waitFor();
}

/** Shows a masked value for a call and gives what stood there in full. */
async function reveal({ page, words }: Seat, button: string): Promise<string> {
  const { casePage, codes } = words;
  const before = await page.locator('output.figures strong').allInnerTexts();
  await page.getByRole('button', { name: button, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(casePage.purpose).selectOption({ label: codes.purpose['call-now'] });
  await dialog.getByRole('button', { name: casePage.revealDo, exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  const shown = page.locator('output.figures strong');
  await expect.poll(() => shown.count()).toBe(before.length + 1);
  const values = await shown.allInnerTexts();
  return values.find((value) => !before.includes(value)) ?? '';
}

function teamName(words: string): RegExp {
  return new RegExp(`^${words.replace('{n}', '\\d+')}$`);
}

/** The night's sentence with any figures. */
function nightTold(words: string): RegExp {
  return new RegExp(words.replace(/\{\w+\}/g, '.+'));
}
