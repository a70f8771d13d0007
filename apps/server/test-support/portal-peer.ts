// SPDX-License-Identifier: Apache-2.0
// The built portal as the server gives it (same page, same content policy), with answers that a scene
// sets. Every answer is held to the contract, so that no scene shows what the server cannot say.
import { fileURLToPath } from 'node:url';
import type { PortalPage } from '@fairvisit/api/portal.ts';
import { type RouteName, routeTable } from '@fairvisit/api/route-table.ts';
import { assert } from '@fairvisit/domain/assert.ts';
import { type Refusal, refusalStatus } from '@fairvisit/domain/refusals.ts';
import fastify, { type FastifyInstance } from 'fastify';
import { mountPortal } from '../src/http/static-apps.ts';

type PortalRoute = Extract<RouteName, `portal.${string}`>;

/** What a route says: an answer, a refusal, nothing at all, or that it fell over. */
export type Told =
  | { readonly answer: unknown }
  | { readonly refusal: Refusal }
  | { readonly silent: true }
  | { readonly fallen: true };

export interface Heard {
  readonly route: PortalRoute;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface PortalPeer {
  readonly origin: string;
  readonly tell: (route: PortalRoute, told: Told) => void;
  /** Entering and every act answer with this page. */
  readonly tellPage: (page: PortalPage) => void;
  readonly heard: readonly Heard[];
  readonly forget: () => void;
  readonly close: () => Promise<void>;
}

const portalFolder = fileURLToPath(new URL('../../portal/dist/', import.meta.url));
const pageRoutes = [
  'portal.enter',
  'portal.page',
  'portal.confirm',
  'portal.move',
  'portal.decline',
  'portal.other-channel',
  'portal.complain',
] as const;

export async function openPortalPeer(): Promise<PortalPeer> {
  const told = new Map<PortalRoute, Told>();
  const heard: Heard[] = [];
  const app = fastify({ forceCloseConnections: true });
  for (const route of portalRouteNames()) answer(app, { route, told, heard });
  await mountPortal(app, portalFolder);
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    origin,
    heard,
    tell: (route, what) => told.set(route, what),
    tellPage: (page) => {
      for (const route of pageRoutes) told.set(route, { answer: page });
    },
    forget: () => {
      told.clear();
      heard.length = 0;
    },
    close: () => app.close(),
  };
}

interface Answering {
  readonly route: PortalRoute;
  readonly told: ReadonlyMap<PortalRoute, Told>;
  readonly heard: Heard[];
}

function answer(app: FastifyInstance, { route, told, heard }: Answering): void {
  const { method, path, answer: schema } = routeTable[route];
  app.route({
    method,
    url: path,
    handler: async (request, reply) => {
      const table = routeTable[route];
      const body = 'body' in table ? table.body.parse(request.body) : {};
      heard.push({ route, body });
      const what = told.get(route) ?? { refusal: { code: 'portal.session-over' } };
      if ('silent' in what) return new Promise<never>(() => request.socket.destroy());
      if ('fallen' in what) return reply.code(500).send({ bug: true });
      if ('refusal' in what) return reply.code(refusalStatus[what.refusal.code]).send(what);
      return reply.send(schema.parse(what.answer));
    },
  });
}

function portalRouteNames(): readonly PortalRoute[] {
  const names = pageRoutes.concat();
  const all: readonly PortalRoute[] = [...names, 'portal.not-me', 'portal.slots', 'portal.leave'];
  const known = Object.keys(routeTable).filter((name) => name.startsWith('portal.'));
  assert(known.length === all.length, 'every route of the portal is answered');
  return all;
}
