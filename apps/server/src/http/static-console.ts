// SPDX-License-Identifier: Apache-2.0
// Serves the built console under /console/. Its screens are paths of one page, so an unknown path
// there gives the page; a file with a hash in its name never changes.
import { existsSync } from 'node:fs';
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
    setHeaders: (reply, path) => {
      const isHashed = path.includes(`${sep}assets${sep}`);
      reply.header(
        'cache-control',
        isHashed ? `public, max-age=${yearSeconds}, immutable` : 'no-cache',
      );
    },
  });
}

/** Whether a path that has no file is a screen of the console. */
export function isScreenPath(method: string, url: string): boolean {
  const path = url.split('?')[0] ?? '';
  const last = path.split('/').at(-1) ?? '';
  return method === 'GET' && path.startsWith('/console/') && !last.includes('.');
}
