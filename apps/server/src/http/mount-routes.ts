// SPDX-License-Identifier: Apache-2.0
// Serves the route table: origin, actor, permission, input, handler, answer, in this order, for every
// route alike. Who may not do an act learns nothing about its input.
import { rm } from 'node:fs/promises';
import type { Route } from '@fairvisit/api/route.ts';
import { routeTable } from '@fairvisit/api/route-table.ts';
import { refuse } from '@fairvisit/domain/result.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { can } from '../auth/can.ts';
import type { Ground } from '../ground.ts';
import { doorsIn, doorsOut } from './doors.ts';
import { type Caller, callerOf, type Exchange, sentBy } from './exchange.ts';
import type { Outcome, Upload } from './handler.ts';
import { type Input, parseInput } from './parse-input.ts';
import { receiveUpload } from './receive-upload.ts';
import { sendRefusal } from './refusal-answer.ts';
import { checkSameOrigin } from './same-origin.ts';
import { sendAnswer } from './send-answer.ts';

interface ErasedCall extends Input {
  readonly ground: Ground;
  readonly actor: Caller['actor'];
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
  readonly knocksPerMinuteMax: number;
}

/** Who asked, for the request log. */
export const actorOfRequest = new WeakMap<FastifyRequest, Caller['actor']>();

/** What a stranger may send to the portal's doors; a link and four characters need no more. */
export const knockBytesMax = 2048;

export function mountRoutes(app: FastifyInstance, mounting: Mounting): void {
  const routes: Readonly<Record<string, Route>> = routeTable;
  const knocks = { max: mounting.knocksPerMinuteMax, timeWindow: '1 minute' };
  for (const [name, route] of Object.entries(routes)) {
    const isPortalDoor = name === 'portal.enter' || name === 'portal.not-me';
    app.route({
      method: route.method,
      url: route.path,
      ...(isPortalDoor ? { bodyLimit: knockBytesMax } : {}),
      config: { routeName: name, ...(isPortalDoor ? { rateLimit: knocks } : {}) },
      handler: (request, reply) =>
        answer({ name, route, request, reply, ground: mounting.ground }, mounting),
    });
  }
}

async function answer(exchange: Exchange, mounting: Mounting): Promise<FastifyReply> {
  const { name, route, request, reply } = exchange;
  const origin = checkSameOrigin({
    method: request.method,
    host: request.host,
    headers: request.headers,
  });
  if (!origin.ok) return sendRefusal(reply, origin.refusal);
  const doorIn = doorsIn[name];
  if (doorIn) return doorIn(exchange);
  const caller = await callerOf(exchange);
  if (caller === null) {
    const code = route.act === 'portal.own' ? 'portal.session-over' : 'sign-in.required';
    return sendRefusal(reply, { code });
  }
  actorOfRequest.set(request, caller.actor);
  if (!can(caller.actor, route.act)) return sendRefusal(reply, { code: 'permission.missing' });
  const parsed = parseInput(route, sentBy(exchange));
  if (!parsed.ok) return sendRefusal(reply, parsed.refusal);
  const doorOut = doorsOut[name];
  if (doorOut) return doorOut(exchange, caller);
  return handle(exchange, mounting, { ...parsed.value, actor: caller.actor });
}

async function handle(
  exchange: Exchange,
  mounting: Mounting,
  call: Input & Pick<Caller, 'actor'>,
): Promise<FastifyReply> {
  const { name, route, request, reply } = exchange;
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
  if (outcome.ok) return sendAnswer(exchange, outcome.value);
  const { decision: _grounds, ...plain } = outcome.refusal;
  // The grounds of a decision are for the office: titles of rules name what a person is not to read.
  return sendRefusal(reply, call.actor.kind === 'cardholder' ? plain : outcome.refusal);
}

/** Answers whatever no route stands for. */
export function answerNotFound(_request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const missing = refuse({ code: 'thing.not-found' });
  return sendRefusal(reply, missing.refusal);
}
