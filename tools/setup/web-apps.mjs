// SPDX-License-Identifier: Apache-2.0
// Builds the browser apps, each only when something it is made of changed since its last build.
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './dependencies.mjs';
import { fingerprint, stampFits, writeStamp } from './fingerprint.mjs';
import { runOrTell } from './run.mjs';
import { withProgress } from './say.mjs';

export async function buildWebApps({ node, env }) {
  for (const app of webApps()) {
    const home = join(root, 'apps', app);
    const stampFile = join(home, 'dist', '.fairvisit-stamp');
    const made = fingerprint([home, join(root, 'packages'), join(root, 'package-lock.json')]);
    if (stampFits(stampFile, made)) continue;
    const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
    const build = { command: node, args: [vite, 'build', '--logLevel', 'warn'], cwd: home, env };
    await withProgress(`Building the ${app}`, () => runOrTell(build, `The ${app} does not build.`));
    mkdirSync(join(home, 'dist'), { recursive: true });
    writeStamp(stampFile, made);
  }
}

function webApps() {
  const apps = join(root, 'apps');
  return readdirSync(apps).filter((app) => existsSync(join(apps, app, 'vite.config.ts')));
}
