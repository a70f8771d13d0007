// SPDX-License-Identifier: Apache-2.0
// The screens in the order of a day's work, with what has to stand there before a picture is taken.
import { fill } from '@fairvisit/console/catalogue/fill.ts';
import type { Locator } from 'playwright-core';
import type { Desk } from './support/desk.ts';

export interface Scene {
  readonly name: string;
  /** Nobody stands before the door. */
  readonly who: 'sup.chen' | 'com.wu' | 'adm.he' | 'off.zhao' | null;
  readonly path: string;
  /** Does what leads there and gives what is seen last. */
  readonly arrive: (desk: Desk) => Promise<Locator> | Locator;
  /** The reader of the audit log is shown the codes themselves. */
  readonly hasCodes?: boolean;
  /** The server is taken away on purpose, which the browser's console tells. */
  readonly isCutOff?: boolean;
}

export const scenes: readonly Scene[] = [
  {
    name: 'sign-in',
    who: null,
    path: '/',
    arrive: ({ page, words }) => page.getByLabel(words.signIn.name),
  },
  {
    name: 'sign-in-refused',
    who: null,
    path: '/',
    arrive: async ({ page, words }) => {
      await page.getByLabel(words.signIn.name).fill('sup.chen');
      await page.getByLabel(words.signIn.password).fill('not the password');
      await page.getByRole('button', { name: words.signIn.submit, exact: true }).click();
      return page.getByText(words.refusal['sign-in.failed']);
    },
  },
  {
    name: 'overview',
    who: 'sup.chen',
    path: '/',
    arrive: ({ page }) => page.locator('.chart svg').nth(1),
  },
  { name: 'worklist', who: 'sup.chen', path: '/cases', arrive: lastRow },
  {
    name: 'suggest-visits',
    who: 'sup.chen',
    path: '/cases',
    arrive: async ({ page, words }) => {
      await page.getByRole('button', { name: words.cases.suggest }).click();
      return page.getByLabel(words.cases.suggestLimit);
    },
  },
  { name: 'overdue', who: 'sup.chen', path: '/overdue?bucket=M3&sort=overdue', arrive: lastRow },
  {
    name: 'overdue-nothing-found',
    who: 'sup.chen',
    path: '/overdue',
    arrive: async ({ page, words }) => {
      await page.getByRole('search').getByRole('textbox').fill('nobody');
      await page.keyboard.press('Enter');
      return page.getByText(words.overdue.empty);
    },
  },
  { name: 'case', who: 'sup.chen', path: '/cases', arrive: openCase },
  {
    name: 'case-grounds',
    who: 'sup.chen',
    path: '/cases',
    arrive: async (desk) => {
      await openCase(desk);
      const { casePage, shared } = desk.words;
      await desk.page.getByRole('button', { name: `${shared.why} ${casePage.nowVisit}` }).click();
      return desk.page.getByRole('dialog').getByText(casePage.decidedAt);
    },
  },
  {
    name: 'case-reveal',
    who: 'sup.chen',
    path: '/cases',
    arrive: async (desk) => {
      await openCase(desk);
      await desk.page.getByRole('button', { name: desk.words.casePage.revealName }).click();
      return desk.page.getByText(desk.words.casePage.revealNotice);
    },
  },
  {
    name: 'case-visit-form',
    who: 'sup.chen',
    path: '/cases',
    arrive: async (desk) => {
      await openCase(desk);
      await desk.page
        .getByRole('button', { name: desk.words.casePage.visitForm, exact: true })
        .click();
      return desk.page.getByText(desk.words.casePage.visitLead);
    },
  },
  { name: 'visit-requests', who: 'sup.chen', path: '/visit-requests', arrive: lastRow },
  {
    name: 'visit-requests-selected',
    who: 'sup.chen',
    path: '/visit-requests',
    arrive: async ({ page, words }) => {
      await page.getByLabel(words.shared.selectAll).check();
      await page.getByRole('button', { name: words.visit.requests.refuse, exact: true }).click();
      return page.getByText(words.visit.requests.refuseNeedsReason);
    },
  },
  { name: 'day-plan', who: 'sup.chen', path: '/day-plan', arrive: planDrawn },
  { name: 'day-plan-of-officer', who: 'off.zhao', path: '/day-plan', arrive: planDrawn },
  {
    name: 'day-plan-empty',
    who: 'sup.chen',
    path: '/day-plan?on=2026-09-14',
    arrive: ({ page, words }) => page.getByText(words.visit.plan.empty),
  },
  { name: 'outbox', who: 'sup.chen', path: '/outbox', arrive: lastRow },
  {
    name: 'outbox-nothing-found',
    who: 'sup.chen',
    path: '/outbox?state=failed&channel=letter&kind=paid-thanks',
    arrive: ({ page, words }) => page.getByText(words.outbox.emptyFiltered),
  },
  {
    name: 'message-to-telephone',
    who: 'sup.chen',
    path: '/outbox?channel=sms&kind=visit-notice',
    arrive: async (desk) => {
      await openMessage(desk);
      return desk.page.locator('.seen-sms');
    },
  },
  {
    name: 'message-on-paper',
    who: 'sup.chen',
    path: '/outbox?channel=letter&state=held',
    arrive: async (desk) => {
      await openMessage(desk);
      const { message } = desk.words;
      await desk.page.getByLabel(message.outcome).selectOption({ label: message.outcomes.posted });
      return desk.page.getByLabel(message.registeredNo);
    },
  },
  {
    name: 'message-grounds',
    who: 'sup.chen',
    path: '/outbox?kind=visit-notice',
    arrive: async (desk) => {
      await openMessage(desk);
      const { message, shared } = desk.words;
      const why = { name: `${shared.why} ${message.decisionSay}` };
      await desk.page.getByRole('dialog').getByRole('button', why).click();
      return desk.page.getByRole('dialog').getByText(desk.words.casePage.decidedAt);
    },
  },
  {
    name: 'message-cancel',
    who: 'sup.chen',
    path: '/outbox?state=held',
    arrive: async (desk) => {
      await openMessage(desk);
      const { message } = desk.words;
      await desk.page.getByRole('dialog').getByRole('button', { name: message.cancel }).click();
      return desk.page.getByText(message.cancelSay);
    },
  },
  { name: 'tasks', who: 'sup.chen', path: '/tasks', arrive: lastRow },
  { name: 'complaints', who: 'com.wu', path: '/complaints', arrive: lastRow },
  {
    name: 'complaint-close',
    who: 'com.wu',
    path: '/complaints',
    arrive: async ({ page, words }) => {
      await page.getByRole('table').getByRole('button').first().click();
      return page.getByRole('dialog').getByText(words.complaint.closeSay);
    },
  },
  {
    name: 'case-of-planned-visit',
    who: 'sup.chen',
    path: '/day-plan',
    arrive: async (desk) => {
      await planDrawn(desk).waitFor();
      const team = fill(desk.words.visit.plan.team, { n: 1 });
      await desk.page.getByRole('table', { name: team }).getByRole('link').first().click();
      return desk.page.getByText(desk.words.notice.panel.toldAs).first();
    },
  },
  {
    name: 'case-complaint-form',
    who: 'sup.chen',
    path: '/cases',
    arrive: async (desk) => {
      await openCase(desk);
      const { complaint } = desk.words;
      await desk.page.getByRole('button', { name: complaint.form, exact: true }).click();
      return desk.page.getByText(complaint.formLead);
    },
  },
  {
    name: 'case-payment',
    who: 'sup.chen',
    path: '/cases',
    arrive: async (desk) => {
      await openCase(desk);
      const { money } = desk.words.notice;
      const name = money.recordOf.split('{')[0] ?? '';
      await desk.page.getByRole('button', { name }).first().click();
      return desk.page.getByRole('dialog').getByText(money.recordSay);
    },
  },
  { name: 'imports', who: 'sup.chen', path: '/imports', arrive: lastRow },
  { name: 'quarantine', who: 'sup.chen', path: '/quarantine', arrive: lastRow },
  {
    name: 'quarantine-correct',
    who: 'sup.chen',
    path: '/quarantine',
    arrive: async ({ page, words }) => {
      await page.getByRole('button', { name: words.quarantine.edit, exact: true }).first().click();
      return page.getByRole('dialog').getByText(words.codes.rowFault.invalid_date);
    },
  },
  { name: 'data-checks', who: 'sup.chen', path: '/data-checks', arrive: lastRow },
  { name: 'rules', who: 'com.wu', path: '/rules', arrive: lastRow },
  { name: 'audit', who: 'com.wu', path: '/audit', arrive: lastRow, hasCodes: true },
  { name: 'staff', who: 'adm.he', path: '/staff', arrive: lastRow },
  {
    name: 'settings',
    who: 'adm.he',
    path: '/settings',
    arrive: ({ page, words }) => page.getByLabel(words.office.settings.complaintLine),
  },
  {
    name: 'not-for-this-role',
    who: 'off.zhao',
    path: '/cases',
    arrive: ({ page, words }) => page.getByText(words.shared.mayNotDetail),
  },
  {
    name: 'not-found',
    who: 'sup.chen',
    path: '/nowhere',
    arrive: ({ page, words }) => page.getByText(words.shared.notFoundDetail),
  },
  {
    name: 'no-answer',
    who: 'sup.chen',
    path: '/staff',
    isCutOff: true,
    arrive: async ({ page, words }) => {
      await page.getByRole('heading', { name: words.office.staff.title }).waitFor();
      await page.route('**/api/settings', (route) => route.abort());
      const link = page.getByRole('link', { name: words.nav.settings });
      if (await link.isVisible()) await link.click();
      else {
        await page.getByRole('button', { name: words.nav.open }).click();
        await page.getByRole('dialog').getByRole('link', { name: words.nav.settings }).click();
      }
      return page.getByText(words.shared.noAnswer);
    },
  },
];

function lastRow({ page }: Desk): Locator {
  return page.locator('table.records tbody tr').first();
}

async function openCase({ page, words }: Desk): Promise<Locator> {
  await page.locator('table.records tbody tr').nth(1).getByRole('link').click();
  const timeline = page.getByRole('region', { name: words.casePage.timeline });
  await timeline.waitFor();
  return timeline;
}

async function openMessage({ page }: Desk): Promise<void> {
  await page.locator('table.records tbody tr').first().getByRole('button').first().click();
  await page.getByRole('dialog').locator('.timeline').waitFor();
}

function planDrawn({ page, words }: Desk): Locator {
  return page.getByRole('heading', { name: fill(words.visit.plan.team, { n: 1 }) });
}
