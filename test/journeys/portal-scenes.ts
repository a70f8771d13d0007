// SPDX-License-Identifier: Apache-2.0
// The portal's screens in the order in which a person may meet them.
import type { PortalPage } from '@fairvisit/api/portal.ts';
import type { Locator } from 'playwright-core';
import type { PortalPeer } from '../../apps/server/test-support/portal-peer.ts';
import { anyLink, type Language, type PortalDesk } from './support/portal-desk.ts';
import {
  answeredPage,
  askedPage,
  calledOffPage,
  complainedPage,
  declinedPage,
  doorstepPage,
  noVisitPage,
  oftenComplainedPage,
  otherSlots,
  otherWayPage,
  replannedPage,
  waitingPage,
} from './support/portal-pages.ts';

/** A desk before a server that says what the scene needs. */
export interface SceneDesk extends PortalDesk {
  readonly peer: PortalPeer;
}

export interface PortalScene {
  readonly name: string;
  /** Does what leads there and gives what is seen last. */
  readonly arrive: (desk: SceneDesk) => Promise<Locator>;
  /** The line or the server is taken away on purpose, which the browser's console tells. */
  readonly isBroken?: boolean;
}

type PageOf = (language: Language) => PortalPage;

export const portalScenes: readonly PortalScene[] = [
  {
    name: 'door',
    arrive: (desk) => atDoor(desk).then(() => headingOf(desk, desk.words.door.heading)),
  },
  {
    name: 'door-too-short',
    arrive: async (desk) => {
      await atDoor(desk);
      await desk.enter('12');
      return desk.page.getByText(desk.words.door.fourNeeded);
    },
  },
  {
    name: 'door-not-recognised',
    arrive: async (desk) => {
      await atDoor(desk);
      desk.peer.tell('portal.enter', { refusal: { code: 'portal.not-recognised' } });
      await desk.enter();
      return desk.page.getByText(desk.words.refusal['portal.not-recognised']);
    },
  },
  {
    name: 'door-no-connection',
    isBroken: true,
    arrive: async (desk) => {
      await atDoor(desk);
      desk.peer.tell('portal.enter', { silent: true });
      await desk.enter();
      return desk.page.getByText(desk.words.trouble.lost);
    },
  },
  {
    name: 'door-no-link',
    arrive: async (desk) => {
      await desk.open();
      return headingOf(desk, desk.words.noLink.heading);
    },
  },
  {
    name: 'not-me',
    arrive: async (desk) => {
      await atDoor(desk);
      await desk.page.getByRole('link', { name: desk.words.door.notMe }).click();
      return headingOf(desk, desk.words.notMe.heading);
    },
  },
  {
    name: 'not-me-thanks',
    arrive: async (desk) => {
      await atDoor(desk);
      desk.peer.tell('portal.not-me', { answer: { heard: true } });
      await desk.page.getByRole('link', { name: desk.words.door.notMe }).click();
      await desk.press(desk.words.notMe.submit);
      return headingOf(desk, desk.words.notMe.thanksHeading);
    },
  },
  { name: 'visit-asked', arrive: (desk) => inside(desk, askedPage) },
  { name: 'visit-confirmed', arrive: (desk) => inside(desk, (l) => answeredPage(l, 'confirmed')) },
  { name: 'visit-moved', arrive: (desk) => inside(desk, (l) => answeredPage(l, 'moved')) },
  { name: 'visit-replanned', arrive: (desk) => inside(desk, replannedPage) },
  { name: 'visit-doorstep', arrive: (desk) => inside(desk, doorstepPage) },
  { name: 'visit-waiting', arrive: (desk) => inside(desk, waitingPage) },
  { name: 'visit-none', arrive: (desk) => inside(desk, noVisitPage) },
  ...['paid', 'pause', 'complaint', 'no-answer', 'replanned', 'declined', 'never-heard-of'].map(
    (reason): PortalScene => ({
      name: `called-off-${reason}`,
      arrive: (desk) => inside(desk, (language) => calledOffPage(language, reason)),
    }),
  ),
  {
    name: 'held',
    arrive: async (desk) => {
      await inside(desk, askedPage);
      await desk.page.getByText(desk.words.visit.held.heading).click();
      return desk.page.getByText(desk.words.visit.held.wrong);
    },
  },
  {
    name: 'confirm-no-connection',
    isBroken: true,
    arrive: async (desk) => {
      await inside(desk, askedPage);
      desk.peer.tell('portal.confirm', { silent: true });
      await desk.press(desk.words.visit.actions.confirm);
      return desk.page.getByText(desk.words.trouble.lostAct);
    },
  },
  {
    name: 'confirm-fault',
    isBroken: true,
    arrive: async (desk) => {
      await inside(desk, askedPage);
      desk.peer.tell('portal.confirm', { fallen: true });
      await desk.press(desk.words.visit.actions.confirm);
      return desk.page.getByText(desk.words.trouble.fault);
    },
  },
  {
    name: 'done-confirmed',
    arrive: async (desk) => {
      await inside(desk, askedPage);
      desk.peer.tellPage(answeredPage(desk.language, 'confirmed'));
      await desk.press(desk.words.visit.actions.confirm);
      return headingOf(desk, desk.words.done.confirmed.title);
    },
  },
  { name: 'move', arrive: (desk) => atMove(desk) },
  {
    name: 'move-chosen',
    arrive: async (desk) => {
      await atMove(desk);
      const second = desk.page.getByRole('radio').nth(1);
      await second.check();
      return second;
    },
  },
  {
    name: 'move-taken',
    arrive: async (desk) => {
      await atMove(desk);
      await desk.page.getByRole('radio').nth(1).check();
      desk.peer.tell('portal.move', { refusal: { code: 'slot.taken' } });
      desk.peer.tell('portal.slots', { answer: { slots: otherSlots.toSpliced(1, 1) } });
      await desk.page.locator('.bar').getByRole('button').click();
      return desk.page.getByText(desk.words.refusal['slot.taken']);
    },
  },
  {
    name: 'move-nothing-left',
    arrive: async (desk) => {
      await inside(desk, askedPage);
      desk.peer.tell('portal.slots', { answer: { slots: [] } });
      await follow(desk, desk.words.visit.actions.move);
      return desk.page.getByText(desk.words.move.empty);
    },
  },
  {
    name: 'done-moved',
    arrive: async (desk) => {
      await atMove(desk);
      await desk.page.getByRole('radio').nth(1).check();
      desk.peer.tellPage(answeredPage(desk.language, 'moved'));
      await desk.page.locator('.bar').getByRole('button').click();
      return headingOf(desk, desk.words.done.moved.title);
    },
  },
  { name: 'other-way', arrive: (desk) => at(desk, 'channel') },
  {
    name: 'done-other-way',
    arrive: async (desk) => {
      await at(desk, 'channel');
      await desk.page.getByRole('radio').first().check();
      desk.peer.tellPage(otherWayPage(desk.language));
      await desk.press(desk.words.channel.submit);
      return headingOf(desk, desk.words.done.channel.title);
    },
  },
  { name: 'decline', arrive: (desk) => at(desk, 'decline') },
  {
    name: 'done-declined',
    arrive: async (desk) => {
      await at(desk, 'decline');
      desk.peer.tellPage(declinedPage(desk.language));
      await desk.press(desk.words.decline.submit);
      return headingOf(desk, desk.words.done.declined.title);
    },
  },
  { name: 'complaint', arrive: (desk) => at(desk, 'complaint') },
  {
    name: 'complaint-by-telephone',
    arrive: async (desk) => {
      await inside(desk, oftenComplainedPage);
      await desk.page.evaluate(() => location.assign('#/complaint'));
      return desk.page.getByText(desk.words.complaint.full);
    },
  },
  {
    name: 'complaint-incomplete',
    arrive: async (desk) => {
      await at(desk, 'complaint');
      await desk.press(desk.words.complaint.submit);
      return desk.page.getByText(desk.words.complaint.wordsNeeded);
    },
  },
  {
    name: 'done-complaint',
    arrive: async (desk) => {
      await at(desk, 'complaint');
      await desk.page.getByRole('radio').nth(1).check();
      const written = desk.language === 'zh' ? '晚上九点还打电话。' : 'You rang at nine at night.';
      await desk.page.getByRole('textbox').fill(written);
      desk.peer.tellPage(complainedPage(desk.language));
      await desk.press(desk.words.complaint.submit);
      return headingOf(desk, desk.words.done.complaint.title);
    },
  },
  { name: 'visit-complained', arrive: (desk) => inside(desk, complainedPage) },
  {
    name: 'session-over',
    arrive: async (desk) => {
      await inside(desk, askedPage);
      desk.peer.forget();
      await desk.page.reload();
      return headingOf(desk, desk.words.over.heading);
    },
  },
  {
    name: 'server-fault',
    isBroken: true,
    arrive: async (desk) => {
      await inside(desk, askedPage);
      desk.peer.tell('portal.page', { fallen: true });
      await desk.page.reload();
      return desk.page.getByText(desk.words.trouble.fault);
    },
  },
  {
    name: 'closed',
    arrive: async (desk) => {
      await inside(desk, askedPage);
      desk.peer.tell('portal.leave', { answer: { left: true } });
      await desk.press(desk.words.frame.close);
      return headingOf(desk, desk.words.closed.heading);
    },
  },
];

async function atDoor(desk: SceneDesk): Promise<void> {
  await desk.open(anyLink);
  await headingOf(desk, desk.words.door.heading).waitFor();
}

async function inside(desk: SceneDesk, pageOf: PageOf): Promise<Locator> {
  await atDoor(desk);
  desk.peer.tellPage(pageOf(desk.language));
  await desk.enter();
  const { heading, settledHeading } = desk.words.visit;
  const either = headingOf(desk, heading).or(headingOf(desk, settledHeading));
  await either.waitFor();
  return either;
}

async function at(desk: SceneDesk, way: 'channel' | 'decline' | 'complaint'): Promise<Locator> {
  await inside(desk, askedPage);
  await follow(desk, desk.words.visit.actions[way]);
  return headingOf(desk, desk.words[way].heading);
}

async function atMove(desk: SceneDesk): Promise<Locator> {
  await inside(desk, askedPage);
  desk.peer.tell('portal.slots', { answer: { slots: otherSlots } });
  await follow(desk, desk.words.visit.actions.move);
  const first = desk.page.getByRole('radio').first();
  await first.waitFor();
  return first;
}

function follow(desk: SceneDesk, title: string): Promise<void> {
  return desk.page.locator('.ways').getByText(title, { exact: true }).click();
}

function headingOf({ page }: SceneDesk, name: string): Locator {
  return page.getByRole('heading', { name, exact: true });
}
