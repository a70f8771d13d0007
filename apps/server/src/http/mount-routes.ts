// SPDX-License-Identifier: Apache-2.0
// Serves the route table: origin, actor, permission, input, handler, answer, in this order, for every
// route alike. Who may not do an act learns nothing about its input.
import { rm } from 'node:fs/promises';
import type { Route } from '@fairvisit/api/route.ts';
import { routeTable } from '@fairvisit/api/route-table.ts';
import { assert } from '@fairvisit/domain/assert.ts';
import { refuse } from '@fairvisit/domain/result.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { can } from '../auth/can.ts';
import { institutionOfHost } from '../auth/institution-of-host.query.ts';
import { resumeSession } from '../auth/resume-session.action.ts';
import { closeDoor, openDoor } from '../auth/session.routes.ts';
import { sessionCookie } from '../auth/session-token.ts';
import type { Actor, Ground } from '../ground.ts';
import type { Outcome, Upload } from './handler.ts';
import { type Input, parseInput } from './parse-input.ts';
import { receiveUpload } from './receive-upload.ts';
import { sendRefusal } from './refusal-answer.ts';
import { checkSameOrigin } from './same-origin.ts';

type StaffActor = Actor & { readonly kind: 'staff' };

interface ErasedCall extends Input {
  readonly ground: Ground;
  readonly actor: StaffActor;
  readonly upload: Upload | null;
}

/** A handler whose route is not known to the compiler; a method, so that each handler fits it. */
interface ErasedHandler {
  call(call: ErasedCall): Promise<Outcome<unknown>>;
}
export type ErasedHandlers = Readonly<Record<string, ErasedHandler['call'] | undefined>>;

export interface Mounting {
  readonly ground: Ground;
  readonly handlers: ErasedHandlers;
  readonly uploadFolder: string;
  readonly uploadBytesMax: number;
}

/** Who asked, for the request log. */
export const actorOfRequest = new WeakMap<FastifyRequest, StaffActor>();

export function mountRoutes(app: FastifyInstance, mounting: Mounting): void {
  const routes: Readonly<Record<string, Route>> = routeTable;
  for (const [name, route] of Object.entries(routes)) {
    app.route({
      method: route.method,
      url: route.path,
      config: { routeName: name },
      handler: (request, reply) => answer({ name, route, request, reply, mounting }),
    });
  }
}

interface Exchange {
  readonly name: string;
  readonly route: Route;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly mounting: Mounting;
}

async function answer(exchange: Exchange): Promise<FastifyReply> {
  const { name, route, request, reply } = exchange;
  const { ground } = exchange.mounting;
  const origin = checkSameOrigin({
    method: request.method,
    host: request.host,
    headers: request.headers,
  });
  if (!origin.ok) return sendRefusal(reply, origin.refusal);
  if (name === 'session.sign-in') return enter(exchange);
  const token = request.cookies[sessionCookie];
  const actor = token === undefined ? null : await resumeSession(ground, token);
  if (actor === null || token === undefined)
    return sendRefusal(reply, { code: 'sign-in.required' });
  actorOfRequest.set(request, actor);
  if (!can(actor, route.act)) return sendRefusal(reply, { code: 'permission.missing' });
  const parsed = parseInput(route, sentBy(route, request));
  if (!parsed.ok) return sendRefusal(reply, parsed.refusal);
  if (name === 'session.sign-out') {
    reply.clearCookie(sessionCookie, { path: '/' });
    return sendAnswer(exchange, await closeDoor(ground, actor, token));
  }
  return handle(exchange, { ...parsed.value, actor });
}

async function handle(
  exchange: Exchange,
  call: Input & { readonly actor: StaffActor },
): Promise<FastifyReply> {
  const { name, route, request, reply, mounting } = exchange;
  const handler = mounting.handlers[name];
  if (!handler) return sendRefusal(reply, { code: 'thing.not-found' });
  const upload = route.upload
    ? await receiveUpload(request, {
        folder: mounting.uploadFolder,
        ids: mounting.ground.ids,
        bytesMax: mounting.uploadBytesMax,
      })
    : null;
  if (upload && !upload.ok) return sendRefusal(reply, upload.refusal);
  const given = { ...call, ground: mounting.ground, upload: upload?.value ?? null };
  // An upload is gone before its answer is sent: who got the answer finds nothing left behind.
  const outcome = await handler(given).finally(() =>
    upload ? rm(upload.value.path, { force: true }) : undefined,
  );
  return outcome.ok ? sendAnswer(exchange, outcome.value) : sendRefusal(reply, outcome.refusal);
}

/** Signs in: the institution comes from the host's name, the session goes into the cookie. */
async function enter(exchange: Exchange): Promise<FastifyReply> {
  const { request, reply } = exchange;
  const { ground } = exchange.mounting;
  const body = routeTable['session.sign-in'].body.safeParse(request.body);
  if (!body.success) {
    const parsed = parseInput(exchange.route, sentBy(exchange.route, request));
    assert(!parsed.ok, 'what one parse refuses, the other does');
    return sendRefusal(reply, parsed.refusal);
  }
  const institutionId = await institutionOfHost(ground.db, request.hostname);
  const opened = await openDoor(ground, institutionId, body.data);
  if (!opened.ok) return sendRefusal(reply, opened.refusal);
  reply.setCookie(sessionCookie, opened.value.token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: request.protocol === 'https',
  });
  return sendAnswer(exchange, opened.value.answer);
}

function sentBy(route: Route, request: FastifyRequest): Input {
  return {
    params: request.params,
    query: request.query,
    body: route.upload ? undefined : request.body,
  };
}

/** An answer that does not fit its schema is a bug: more may stand in it than was promised. */
function sendAnswer({ name, route, reply }: Exchange, value: unknown): FastifyReply {
  const parsed = route.answer.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    assert(false, `the answer of ${name} fits at ${issue?.path.join('.')} (${issue?.code})`);
  }
  return reply.send(parsed.data);
}

/** Answers whatever no route stands for. */
export function answerNotFound(_request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const missing = refuse({ code: 'thing.not-found' });
  return sendRefusal(reply, missing.refusal);
}
