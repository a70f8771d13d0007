// SPDX-License-Identifier: Apache-2.0
// Five people with a published plan, each with the link of his message, on the real server: every
// answer is given by thumb, and the page afterwards is read again as it stands.
import { fileURLToPath } from 'node:url';
import { assert } from '@fairvisit/domain/assert.ts';
import { makeDayPlan } from '@fairvisit/server/day-plan/make-day-plan.action.ts';
import { publishDayPlan } from '@fairvisit/server/day-plan/publish-day-plan.action.ts';
import { buildServer } from '@fairvisit/server/http/serve.ts';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { firstLinkOf } from '../../apps/server/test-support/builders/first-link.ts';
import { anIdentityNumber } from '../../apps/server/test-support/builders/link.ts';
import { anOfficer } from '../../apps/server/test-support/builders/officer.ts';
import {
  aProposedVisit,
  type ProposedVisit,
} from '../../apps/server/test-support/builders/visit.ts';
import { databases } from '../../apps/server/test-support/databases.ts';
import { openWorld, type TestWorld } from '../../apps/server/test-support/test-ground.ts';
import { openBrowser } from './support/browser.ts';
import { openPortalContext, openPortalDesk, type PortalDesk } from './support/portal-desk.ts';

const portalFolder = fileURLToPath(new URL('../../apps/portal/dist/', import.meta.url));
const people = 5;

let world: TestWorld;
let app: Awaited<ReturnType<typeof buildServer>>;
let origin: string;
let browser: Browser;
const visits: ProposedVisit[] = [];

beforeAll(async () => {
  const [kind] = databases;
  assert(kind, 'there is a database to stand on');
  world = await openWorld(kind);
  app = await buildServer(world.ground, {
    uploadFolder: '/nowhere',
    consoleFolder: '/nowhere',
    portalFolder,
    knocksPerMinuteMax: 100,
  });
  origin = await app.listen({ host: '127.0.0.1', port: 0 });
  browser = await openBrowser();
  await publishDay();
});

afterAll(async () => {
  await browser.close();
  await app.close();
  await world.close();
});

it('tells a wrong factor as it tells an unknown link, and then opens', async () => {
  const desk = await atDoor(0);
  const { page, words } = desk;
  await desk.enter('9999');
  await page.getByText(words.refusal['portal.not-recognised']).waitFor();
  await desk.enter(factorOf(0));
  await page.getByRole('heading', { name: words.visit.heading }).waitFor();
  await page.getByText(words.visit.standing.asked.title).waitFor();
  expect(await page.getByText('2026年9月10日 周四').count()).toBeGreaterThan(0);
  expect(desk.faults.list).toEqual([]);
});

it('confirms the time, and says so again after reloading', async () => {
  const desk = await inside(0);
  const { page, words } = desk;
  await desk.press(words.visit.actions.confirm);
  await page.getByRole('heading', { name: words.done.confirmed.title }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: words.done.confirmed.title }).waitFor();
  await page.getByRole('link', { name: words.frame.backToVisit }).click();
  await page.getByText(words.visit.standing.confirmed.title).waitFor();
  expect(await page.getByRole('button', { name: words.visit.actions.confirm }).count()).toBe(0);
});

it('moves to another time, and the old link says what changed', async () => {
  const desk = await inside(1);
  const { page, words } = desk;
  await page.getByText(words.visit.actions.move, { exact: true }).click();
  await page.getByRole('radio').last().check();
  await page.locator('.bar').getByRole('button').click();
  await page.getByRole('heading', { name: words.done.moved.title }).waitFor();
  const again = await inside(1);
  await again.page.getByText(words.visit.change.titles.moved).waitFor();
  await again.page.getByText(words.visit.standing.moved.title).waitFor();
});

it('declines, and nobody comes for half a year', async () => {
  const desk = await inside(2);
  const { page, words } = desk;
  await page.getByText(words.visit.actions.decline, { exact: true }).click();
  await desk.press(words.decline.submit);
  await page.getByRole('heading', { name: words.done.declined.title }).waitFor();
  await page.getByText('2027年3月6日 周六').waitFor();
  const again = await inside(2);
  await again.page.getByText(words.visit.calledOff.declined).waitFor();
  expect(await again.page.getByText(words.visit.actions.decline, { exact: true }).count()).toBe(0);
});

it('asks for a letter instead', async () => {
  const desk = await inside(3);
  const { page, words } = desk;
  await page.getByText(words.visit.actions.channel, { exact: true }).click();
  await page.getByRole('radio').last().check();
  await desk.press(words.channel.submit);
  await page.getByRole('heading', { name: words.done.channel.title }).waitFor();
  const again = await inside(3);
  await again.page.getByText(words.visit.calledOff['other-channel']).waitFor();
});

it('complains, is told by when it is answered, and closes the page', async () => {
  const desk = await inside(4);
  const { page, words } = desk;
  await page.getByText(words.visit.actions.complaint, { exact: true }).click();
  await page.getByRole('radio').nth(1).check();
  await page.getByRole('textbox').fill('晚上九点还打电话。<script>alert(1)</script> 😍');
  await desk.press(words.complaint.submit);
  await page.getByRole('heading', { name: words.done.complaint.title }).waitFor();
  await page.getByText('2026年9月22日 周二').waitFor();
  await desk.press(words.frame.close);
  await page.getByRole('heading', { name: words.closed.heading }).waitFor();
  await page.goto(`${origin}/v`);
  await page.getByRole('heading', { name: words.noLink.heading }).waitFor();
  expect(desk.faults.list).toEqual([]);
});

it('thanks whoever says that the message is not his', async () => {
  const desk = await atDoor(3);
  const { page, words } = desk;
  await page.getByRole('link', { name: words.door.notMe }).click();
  await desk.press(words.notMe.submit);
  await page.getByRole('heading', { name: words.notMe.thanksHeading }).waitFor();
});

async function publishDay(): Promise<void> {
  for (const gender of ['female', 'male', 'female'] as const) await anOfficer(world, { gender });
  for (let index = 0; index < people; index += 1) {
    const position = { lat: 30.25 + index * 0.01, lng: 120.12 + index * 0.01 };
    const visit = await aProposedVisit(world, { person: { position } });
    await anIdentityNumber(world, visit.cardholderId, `0000121900022${index}${factorOf(index)}`);
    visits.push(visit);
  }
  const made = await makeDayPlan(world.ground, world.staff.operations, {
    input: { idempotencyKey: 'plan-of-journey', on: '2026-09-10', seconds: 1 },
    budget: { seed: 7, iterations: 200 },
  });
  assert(made.ok && made.value.served === people, 'all visits are planned');
  const published = await publishDayPlan(world.ground, world.staff.supervisor, {
    planId: made.value.id,
    idempotencyKey: 'publish-of-journey',
  });
  assert(published.ok, 'the plan is published');
}

function factorOf(index: number): string {
  return `${index}23X`;
}

/** A telephone of his own, with the page of his first message open. */
async function atDoor(index: number): Promise<PortalDesk> {
  const visit = visits[index];
  assert(visit, 'the visit was built');
  const context = await openPortalContext(browser, 'zh');
  const desk = await openPortalDesk(context, { origin, language: 'zh' });
  await desk.open(await firstLinkOf(world, visit.cardholderId));
  return desk;
}

async function inside(index: number): Promise<PortalDesk> {
  const desk = await atDoor(index);
  await desk.enter(factorOf(index));
  await desk.page.getByRole('heading', { name: desk.words.visit.heading }).waitFor();
  return desk;
}
