// SPDX-License-Identifier: Apache-2.0
// Starts the server: opens the ground, loads the demo where it is asked for and missing, serves, and
// ends cleanly. Whatever keeps it from starting is one sentence and exit code 2.
import { join } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import { openGround, wallClock } from './composition.ts';
import { listen } from './http/listen.ts';
import { buildServer } from './http/serve.ts';
import { nounWorkers } from './jobs/noun-workers.ts';
import { openCarriers } from './jobs/open-carriers.ts';
import { runJobs } from './jobs/run-jobs.ts';
import { logLines } from './log-lines.ts';
import { type CarrierSettings, readCarrierSettings } from './message/carrier-settings.ts';
import { progressLine } from './progress-line.ts';
import { peersOfDemo, showDemo } from './show-demo.ts';
import { parseStartFlags, type StartFlags } from './start-flags.ts';

const consoleFolder = join(import.meta.dirname, '..', '..', 'console', 'dist');
const portalFolder = join(import.meta.dirname, '..', '..', 'portal', 'dist');
const exitMillisecondsMax = 30_000;
const tellAfterMilliseconds = 2_000;

process.exitCode = await start();

async function start(): Promise<number> {
  const parsed = parseStartFlags(process.argv.slice(2), process.env);
  if (!parsed.ok) return tellAndStop(parsed.sentence);
  const carried = readCarrierSettings(process.env);
  return carried.ok ? serve(parsed.flags, carried.settings) : tellAndStop(carried.sentence);
}

async function serve(flags: StartFlags, settings: CarrierSettings): Promise<number> {
  const stderr = { isTerminal: process.stderr.isTTY === true, write: toStderr };
  const progress = progressLine(stderr, wallClock);
  const slow = setTimeout(() => progress.tell('Opening the database'), tellAfterMilliseconds);
  const log = logLines(wallClock, toStderr);
  // Nobody is sent a link before the address is known that this server listens on.
  let origin = settings.publicOrigin ?? '';
  const opened = await openGround({ database: flags.database, log, publicOrigin: () => origin });
  clearTimeout(slow);
  progress.end();
  if (!opened.ok) return tellAndStop(opened.sentence);
  const { ground, queue } = opened;
  const app = await buildServer(ground, {
    uploadFolder: join(opened.storageFolder, 'uploads'),
    consoleFolder,
    portalFolder,
    ...(process.env.FAIRVISIT_TRUSTED_PROXIES
      ? { trustedProxies: process.env.FAIRVISIT_TRUSTED_PROXIES }
      : {}),
  });
  const ending = untilAsked();
  // The port is taken before the demo is loaded, which would be a minute for nothing.
  const listening = await listen(app, flags);
  if (!listening.ok) {
    await opened.close();
    return tellAndStop(listening.sentence);
  }
  origin ||= `http://${shownHost(flags.host)}:${listening.port}`;
  const demo = flags.isDemo ? await showDemo(ground, progress) : null;
  const peers = flags.isDemo ? await peersOfDemo(settings) : { ...settings, close: null };
  const carriers = openCarriers(ground, peers);
  const jobs = await runJobs(ground, queue, nounWorkers(ground, carriers));
  toStdout(`Fairvisit is at http://${shownHost(flags.host)}:${listening.port}/console/\n`);
  toStdout(`Database: ${opened.told}\n`);
  if (demo) toStdout(demo);
  await ending;
  // A second signal, or a request that never ends, does not hold the end up for ever.
  const forced = Promise.race([untilAsked(), later(exitMillisecondsMax, null, { ref: false })]);
  const closed = (async () => {
    await app.close();
    await jobs.stop();
    await opened.close();
    await carriers.close();
    await peers.close?.();
    return true;
  })();
  if (await Promise.race([closed, forced.then(() => false)])) return 0;
  process.exit(1);
}

function untilAsked(): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      process.off('SIGINT', end);
      process.off('SIGTERM', end);
      resolve();
    };
    process.on('SIGINT', end);
    process.on('SIGTERM', end);
  });
}

function tellAndStop(sentence: string): number {
  toStderr(`${sentence}\n`);
  return 2;
}

function shownHost(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

function toStdout(text: string): void {
  process.stdout.write(text);
}

function toStderr(text: string): void {
  process.stderr.write(text);
}
