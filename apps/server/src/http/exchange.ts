// SPDX-License-Identifier: Apache-2.0
// One request on its way through the route table, and who is found to have sent it.
import type { Route } from '@fairvisit/api/route.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { resumeSession } from '../auth/resume-session.action.ts';
import { sessionCookie } from '../auth/session-token.ts';
import { portalCookie } from '../cardholder/portal-cookie.ts';
import { resumePortalSession } from '../cardholder/resume-portal-session.action.ts';
import type { CardholderActor, Ground } from '../ground.ts';
import type { StaffActor } from './handler.ts';
import type { Input } from './parse-input.ts';

export interface Exchange {
  readonly name: string;
  readonly route: Route;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly ground: Ground;
}

export interface Caller {
  readonly actor: StaffActor | CardholderActor;
  readonly token: string;
}

/** A person's routes take his cookie only, all others that of staff only: neither opens both. */
export async function callerOf({ route, request, ground }: Exchange): Promise<Caller | null> {
  const isOwn = route.act === 'portal.own';
  const token = request.cookies[isOwn ? portalCookie : sessionCookie];
  if (token === undefined) return null;
  const actor = isOwn
    ? await resumePortalSession(ground, { token, host: request.hostname })
    : await resumeSession(ground, token);
  return actor === null ? null : { actor, token };
}

export function sentBy({ route, request }: Exchange): Input {
  return {
    params: request.params,
    query: request.query,
    body: route.upload ? undefined : request.body,
  };
}
