// SPDX-License-Identifier: Apache-2.0
// A PostgreSQL cluster for one test run: made in a temporary folder, on a free port of the loopback,
// and gone afterwards, also after Ctrl-C. No other cluster of the machine is touched.
import { spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { postgresPrograms } from './debian.mjs';
import { runCaptured } from './run.mjs';
import { SetupProblem, withProgress } from './say.mjs';

const connectionsMax = 200;

/** Starts the cluster; gives `{ url, stop }`. It is stopped at the end of this process at the latest. */
export async function startThrowawayPostgres() {
  const programs = postgresPrograms();
  const home = mkdtempSync(join(tmpdir(), 'fairvisit-postgres-'));
  const cluster = join(home, 'cluster');
  const port = await freePort();
  if (isRoot()) chownSync(home, ...postgresIds());

  let isStopped = false;
  const stop = () => {
    if (isStopped) return;
    isStopped = true;
    asPostgres(runSilently, [
      join(programs, 'pg_ctl'),
      'stop',
      '-D',
      cluster,
      '-m',
      'immediate',
      '-s',
    ]);
    rmSync(home, { recursive: true, force: true });
  };
  process.once('exit', stop);

  await withProgress('Starting a throw-away PostgreSQL', async () => {
    const initdb = ['-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'];
    await mustRun([join(programs, 'initdb'), '-D', cluster, ...initdb]);
    const settings = [
      `-p ${port}`,
      `-k ${home}`,
      '-c listen_addresses=127.0.0.1',
      `-c max_connections=${connectionsMax}`,
      '-c timezone=UTC',
      // Its data is thrown away with it: no test cuts the machine's power, and processes that are
      // killed leave the cluster itself running.
      '-c fsync=off',
      '-c synchronous_commit=off',
      '-c full_page_writes=off',
    ];
    const log = join(home, 'log');
    const start = [
      'start',
      '-D',
      cluster,
      '-w',
      '-t',
      '60',
      '-s',
      '-l',
      log,
      '-o',
      settings.join(' '),
    ];
    await mustRun([join(programs, 'pg_ctl'), ...start], log);
  });
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop };
}

async function mustRun(words, log) {
  const result = await asPostgres(runQuietly, words);
  if (result.code === 0) return;
  const said = log === undefined ? '' : readIfThere(log);
  throw new SetupProblem(`${result.output}${said}\nPostgreSQL did not start: ${words[0]}.`);
}

function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** PostgreSQL refuses to run as root, so root lends itself the `postgres` user of the package. */
function asPostgres(runner, [command, ...args]) {
  const env = { ...process.env };
  // Under faketime its shared memory belongs to another user; the preset shift itself stays.
  delete env.FAKETIME_SHARED;
  const [uid, gid] = isRoot() ? postgresIds() : [];
  return runner({ command, args, cwd: tmpdir(), env, uid, gid });
}

// pg_ctl leaves the server holding its standard output: captured through a pipe it would never end.
async function runQuietly(program) {
  if (!program.command.endsWith('pg_ctl')) return runCaptured(program);
  const result = runSilently(program);
  return { code: result.status ?? 1, output: result.error?.message ?? '' };
}

function runSilently({ command, args, ...options }) {
  return spawnSync(command, args, { ...options, stdio: 'ignore' });
}

function isRoot() {
  return process.getuid?.() === 0;
}

function postgresIds() {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((l) => l.startsWith('postgres:'));
  if (line === undefined)
    throw new SetupProblem('There is no user `postgres` to run PostgreSQL as.');
  const [, , uid, gid] = line.split(':');
  return [Number(uid), Number(gid)];
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
