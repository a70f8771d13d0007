// SPDX-License-Identifier: Apache-2.0
// The person's own page. Entering and leaving set and clear his cookie, so they are doors beside the
// ordinary handlers. Every answer is the page as it stands after it.
import type { PortalPage } from '@fairvisit/api/portal.ts';
import type { Answer, Parsed } from '@fairvisit/api/route-table.ts';
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { ok, refuse } from '@fairvisit/domain/result.ts';
import { Temporal } from 'temporal-polyfill';
import type { CardholderActor, Ground } from '../ground.ts';
import type { HandlersOf, Outcome } from '../http/handler.ts';
import { answerInPortal, type PortalAnswer } from './answer-in-portal.action.ts';
import { complainInPortal } from './complain-in-portal.action.ts';
import { enterPortal, notRecognised } from './enter-portal.action.ts';
import { leavePortal } from './leave-portal.action.ts';
import { notMeByLink } from './not-me-by-link.action.ts';
import { ownSlots } from './own-slots.query.ts';
import { portalPageOf } from './portal-page.query.ts';

type HandledHere =
  | 'portal.page'
  | 'portal.slots'
  | 'portal.confirm'
  | 'portal.move'
  | 'portal.decline'
  | 'portal.other-channel'
  | 'portal.complain';

export const cardholderHandlers = {
  'portal.page': async ({ ground, actor }) => ok(await readPage(ground, actor)),
  'portal.slots': async ({ ground, actor }) => {
    const slots = await ground.db.forInstitution(actor.institutionId, (tx) =>
      ownSlots(tx, ground, actor),
    );
    return ok({
      slots: slots.map(({ from, until }) => ({ from: from.toString(), until: until.toString() })),
    });
  },
  'portal.confirm': ({ ground, actor, body }) =>
    answer(ground, actor, { ...body, act: 'portal.confirm', answer: { kind: 'confirmed' } }),
  'portal.move': ({ ground, actor, body: { from, ...body } }) =>
    answer(ground, actor, {
      ...body,
      act: 'portal.move',
      answer: { kind: 'moved', from: Temporal.Instant.from(from) },
    }),
  'portal.decline': ({ ground, actor, body }) =>
    answer(ground, actor, {
      ...body,
      act: 'portal.decline',
      noticeId: null,
      answer: { kind: 'declined' },
    }),
  'portal.other-channel': ({ ground, actor, body: { channel, ...body } }) =>
    answer(ground, actor, {
      ...body,
      act: 'portal.other-channel',
      noticeId: null,
      answer: { kind: 'other-channel', channel },
    }),
  'portal.complain': async ({ ground, actor, body }) => {
    const heard = await complainInPortal(ground, actor, body);
    return heard.ok ? ok(await readPage(ground, actor)) : heard;
  },
} satisfies HandlersOf<HandledHere>;

async function answer(
  ground: Ground,
  actor: CardholderActor,
  given: PortalAnswer,
): Promise<Outcome<PortalPage>> {
  const answered = await answerInPortal(ground, actor, given);
  return answered.ok ? ok(await readPage(ground, actor)) : answered;
}

function readPage(ground: Ground, actor: CardholderActor): Promise<PortalPage> {
  return ground.db.forInstitution(actor.institutionId, (tx) => portalPageOf(tx, ground, actor));
}

export async function enterPortalDoor(
  ground: Ground,
  institutionId: InstitutionId | null,
  body: Parsed<'portal.enter', 'body'>,
): Promise<Outcome<{ readonly answer: Answer<'portal.enter'>; readonly token: string }>> {
  if (institutionId === null) return refuse(notRecognised);
  const entered = await enterPortal(ground, { institutionId, ...body });
  if (!entered.ok) return entered;
  const { actor, token } = entered.value;
  return ok({ answer: await readPage(ground, actor), token });
}

export async function notMeDoor(
  ground: Ground,
  institutionId: InstitutionId | null,
  body: Parsed<'portal.not-me', 'body'>,
): Promise<Answer<'portal.not-me'>> {
  if (institutionId !== null) await notMeByLink(ground, { institutionId, ...body });
  return { heard: true };
}

export async function leavePortalDoor(
  ground: Ground,
  actor: CardholderActor,
  token: string,
): Promise<Answer<'portal.leave'>> {
  await leavePortal(ground, actor, token);
  return { left: true };
}
