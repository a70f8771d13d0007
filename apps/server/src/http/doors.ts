// SPDX-License-Identifier: Apache-2.0
// The doors: the only routes that set or clear a cookie, and those that somebody without any may
// knock at. The institution comes from the host's name.
import { linkToken } from '@fairvisit/api/portal.ts';
import { routeTable } from '@fairvisit/api/route-table.ts';
import { assert } from '@fairvisit/domain/assert.ts';
import type { FastifyReply } from 'fastify';
import { institutionOfHost } from '../auth/institution-of-host.query.ts';
import { closeDoor, openDoor } from '../auth/session.routes.ts';
import { sessionCookie } from '../auth/session-token.ts';
import { enterPortalDoor, leavePortalDoor, notMeDoor } from '../cardholder/cardholder.routes.ts';
import { portalCookie } from '../cardholder/portal-cookie.ts';
import { type Caller, type Exchange, sentBy } from './exchange.ts';
import { type Input, parseInput } from './parse-input.ts';
import { sendRefusal } from './refusal-answer.ts';
import { sendAnswer } from './send-answer.ts';

export type DoorIn = 'session.sign-in' | 'portal.enter' | 'portal.not-me';
export type DoorOut = 'session.sign-out' | 'portal.leave';

/** Doors that open to whoever knocks rightly. */
export const doorsIn: Readonly<Record<string, (exchange: Exchange) => Promise<FastifyReply>>> = {
  'session.sign-in': signInAt,
  'portal.enter': enterAt,
  'portal.not-me': notMeAt,
} satisfies Record<DoorIn, (exchange: Exchange) => Promise<FastifyReply>>;

type WayOut = (exchange: Exchange, caller: Caller) => Promise<FastifyReply>;

/** Doors that end a session. */
export const doorsOut: Readonly<Record<string, WayOut>> = {
  'session.sign-out': async (exchange, { actor, token }) => {
    assert(actor.kind === 'staff', 'staff sign out');
    exchange.reply.clearCookie(sessionCookie, { path: '/' });
    return sendAnswer(exchange, await closeDoor(exchange.ground, actor, token));
  },
  'portal.leave': async (exchange, { actor, token }) => {
    assert(actor.kind === 'cardholder', 'the person leaves his own page');
    exchange.reply.clearCookie(portalCookie, { path: '/' });
    return sendAnswer(exchange, await leavePortalDoor(exchange.ground, actor, token));
  },
} satisfies Record<DoorOut, WayOut>;

async function signInAt(exchange: Exchange): Promise<FastifyReply> {
  const { ground, request, reply } = exchange;
  const parsed = parseInput(exchange.route, sentBy(exchange));
  if (!parsed.ok) return sendRefusal(reply, parsed.refusal);
  const body = routeTable['session.sign-in'].body.parse(request.body);
  const institutionId = await institutionOfHost(ground.db, request.hostname);
  const opened = await openDoor(ground, institutionId, body);
  if (!opened.ok) return sendRefusal(reply, opened.refusal);
  setCookie(exchange, sessionCookie, opened.value.token);
  return sendAnswer(exchange, opened.value.answer);
}

async function enterAt(exchange: Exchange): Promise<FastifyReply> {
  const { ground, request, reply } = exchange;
  const sent = withLink(exchange);
  const parsed = parseInput(exchange.route, sent);
  if (!parsed.ok) return sendRefusal(reply, parsed.refusal);
  const body = routeTable['portal.enter'].body.parse(sent.body);
  const institutionId = await institutionOfHost(ground.db, request.hostname);
  const entered = await enterPortalDoor(ground, institutionId, body);
  if (!entered.ok) return sendRefusal(reply, entered.refusal);
  setCookie(exchange, portalCookie, entered.value.token);
  return sendAnswer(exchange, entered.value.answer);
}

async function notMeAt(exchange: Exchange): Promise<FastifyReply> {
  const { ground, request, reply } = exchange;
  const sent = withLink(exchange);
  const parsed = parseInput(exchange.route, sent);
  if (!parsed.ok) return sendRefusal(reply, parsed.refusal);
  const body = routeTable['portal.not-me'].body.parse(sent.body);
  const institutionId = await institutionOfHost(ground.db, request.hostname);
  return sendAnswer(exchange, await notMeDoor(ground, institutionId, body));
}

/** A link that cannot be one is answered like one that is unknown, not by its form. */
function withLink(exchange: Exchange): Input {
  const sent = sentBy(exchange);
  const { body } = sent;
  if (typeof body !== 'object' || body === null || !('link' in body)) return sent;
  const isPossible = linkToken.safeParse(body.link).success && !String(body.link).includes('\0');
  return isPossible ? sent : { ...sent, body: { ...body, link: '' } };
}

function setCookie({ request, reply }: Exchange, name: string, token: string): void {
  reply.setCookie(name, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: request.protocol === 'https',
  });
}
