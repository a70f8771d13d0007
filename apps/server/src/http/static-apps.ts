// SPDX-License-Identifier: Apache-2.0
// Serves the built apps: the console under /console/, whose screens are paths of one page, and the
// portal, whose one page stands at /v. A file with a hash in its name never changes.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const yearSeconds = 31_536_000;

export async function mountConsole(app: FastifyInstance, folder: string): Promise<void> {
  app.get('/', (_request, reply) => reply.redirect('/console/'));
  app.get('/console', (_request, reply) => reply.redirect('/console/'));
  if (!existsSync(join(folder, 'index.html'))) {
    app.get('/console/*', (_request, reply) =>
      reply.code(404).type('text/plain').send('The console is not built yet: run npm start.\n'),
    );
    return;
  }
  await app.register(fastifyStatic, {
    root: folder,
    prefix: '/console/',
    cacheControl: false,
    setHeaders,
  });
}

/**
 * The page of every link is the same file, given without a look at the database: mail scanners and
 * previews that open a link learn nothing and use nothing up. The token stands behind a # and never
 * reaches the server with the page.
 */
export async function mountPortal(app: FastifyInstance, folder: string | null): Promise<void> {
  app.addHook('onRequest', async (request, reply) => {
    if (!isPortalPath(request.url)) return;
    reply.header('content-security-policy', portalPolicy).header('x-robots-tag', 'noindex');
  });
  const page = folder === null ? null : join(folder, 'index.html');
  if (folder === null || page === null || !existsSync(page)) {
    for (const url of ['/v', '/portal/*']) {
      app.get(url, (_request, reply) =>
        reply.code(404).type('text/plain').send('The portal is not built yet: run npm start.\n'),
      );
    }
    return;
  }
  for (const url of ['/portal', '/portal/']) {
    app.get(url, (_request, reply) => reply.redirect('/v'));
  }
  app.get('/v', async (_request, reply) => {
    reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8');
    return reply.send(await readFile(page, 'utf8'));
  });
  await app.register(fastifyStatic, {
    root: folder,
    prefix: '/portal/',
    index: false,
    decorateReply: false,
    cacheControl: false,
    setHeaders,
  });
}

/** Whether a path that has no file is a screen of the console. */
export function isScreenPath(method: string, url: string): boolean {
  const path = pathOf(url);
  const last = path.split('/').at(-1) ?? '';
  return method === 'GET' && path.startsWith('/console/') && !last.includes('.');
}

function isPortalPath(url: string): boolean {
  const path = pathOf(url);
  return path === '/v' || path.startsWith('/portal/');
}

function pathOf(url: string): string {
  return url.split('?')[0] ?? '';
}

/** Stricter than the console's: the portal needs no style written at run time and no form post. */
const portalPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

function setHeaders(reply: { header(name: string, value: string): unknown }, path: string): void {
  const isHashed = path.includes(`${sep}assets${sep}`);
  reply.header(
    'cache-control',
    isHashed ? `public, max-age=${yearSeconds}, immutable` : 'no-cache',
  );
}
