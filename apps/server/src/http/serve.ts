// SPDX-License-Identifier: Apache-2.0
// The HTTP server: the route table behind headers, limits, cookies and one line of log a request.
import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import fastifyMultipart from '@fastify/multipart';
import fastifyRateLimit from '@fastify/rate-limit';
import fastify, { type FastifyError, type FastifyInstance, type FastifyReply } from 'fastify';
import type { Ground } from '../ground.ts';
import { describeBug } from './describe-bug.ts';
import { handlers } from './handlers.ts';
import {
  actorOfRequest,
  answerNotFound,
  type ErasedHandlers,
  mountRoutes,
} from './mount-routes.ts';
import { openApiDocument } from './openapi.ts';
import { uploadBytesMax } from './receive-upload.ts';
import { bugBody, sendRefusal } from './refusal-answer.ts';
import { isScreenPath, mountConsole, mountPortal } from './static-apps.ts';

export const bodyBytesMax = 1024 * 1024;
export const requestsPerMinuteMax = 1200;
/** How often an address may knock at the portal with a link; guessing is slow by this alone. */
export const knocksPerMinuteMax = 10;

declare module 'fastify' {
  interface FastifyContextConfig {
    readonly routeName?: string;
  }
}

export interface ServeOptions {
  /** Where uploads wait until their handler has taken them. */
  readonly uploadFolder: string;
  /** The built console. */
  readonly consoleFolder: string;
  /** The built portal; without it links lead to a sentence. */
  readonly portalFolder?: string;
  /** Proxies whose word on the caller's address and protocol is believed. */
  readonly trustedProxies?: string;
  readonly handlers?: ErasedHandlers;
  readonly uploadBytesMax?: number;
  readonly requestsPerMinuteMax?: number;
  readonly knocksPerMinuteMax?: number;
}

/** The server, not yet listening. */
export async function buildServer(ground: Ground, options: ServeOptions): Promise<FastifyInstance> {
  const app = fastify({
    logger: false,
    bodyLimit: bodyBytesMax,
    trustProxy: options.trustedProxies ?? false,
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: 'idle',
  });
  logRequests(app, ground);
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const refused = refuseTransport(error, reply);
    if (refused) return refused;
    const route = request.routeOptions.config.routeName ?? 'none';
    ground.log.write('http.bug', { route, ...describeBug(error) });
    return reply.code(500).send(bugBody);
  });
  await app.register(fastifyHelmet, headers);
  await app.register(fastifyRateLimit, {
    max: options.requestsPerMinuteMax ?? requestsPerMinuteMax,
    timeWindow: '1 minute',
  });
  await app.register(fastifyCookie);
  await app.register(fastifyMultipart);
  app.addHook('onRequest', async (request, reply) => {
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
  });
  const document = openApiDocument();
  app.get('/api/openapi.json', (_request, reply) => reply.send(document));
  mountRoutes(app, {
    ground,
    handlers: options.handlers ?? handlers,
    uploadFolder: options.uploadFolder,
    uploadBytesMax: options.uploadBytesMax ?? uploadBytesMax,
    knocksPerMinuteMax: options.knocksPerMinuteMax ?? knocksPerMinuteMax,
  });
  await mountConsole(app, options.consoleFolder);
  await mountPortal(app, options.portalFolder ?? null);
  app.setNotFoundHandler((request, reply) => {
    if (isScreenPath(request.method, request.url) && 'sendFile' in reply) {
      return reply.sendFile('index.html');
    }
    return answerNotFound(request, reply);
  });
  return app;
}

/**
 * Scripts come from our own files only. Styles may stand inline: antd writes its style tags at run
 * time, and a nonce would make the console's page different for each request, so uncacheable.
 */
const headers = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      workerSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  referrerPolicy: { policy: 'no-referrer' },
  frameguard: { action: 'deny' },
} as const;

function logRequests(app: FastifyInstance, ground: Ground): void {
  app.addHook('onResponse', async (request, reply) => {
    const actor = actorOfRequest.get(request);
    ground.log.write('http', {
      route: request.routeOptions.config.routeName ?? 'none',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      institution: actor?.institutionId ?? null,
      staff: actor?.kind === 'staff' ? actor.staffId : null,
      cardholder: actor?.kind === 'cardholder' ? actor.cardholderId : null,
    });
  });
}

/** What the transport itself refuses: not JSON, too large, too often. */
function refuseTransport(error: FastifyError, reply: FastifyReply): FastifyReply | null {
  const status = error.statusCode ?? 500;
  if (status === 413) return sendRefusal(reply, { code: 'request.too-large' });
  if (status === 429) return sendRefusal(reply, { code: 'request.too-often' });
  return status >= 400 && status < 500 ? sendRefusal(reply, { code: 'request.malformed' }) : null;
}
