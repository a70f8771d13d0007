// SPDX-License-Identifier: Apache-2.0
// Brings the locked dependencies and, with them, the Node that runs everything else. The machine's
// own Node only has to start npm and this file.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fingerprint, stampFits, writeStamp } from './fingerprint.mjs';
import { runOrTell } from './run.mjs';
import { SetupProblem, withProgress } from './say.mjs';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

const modules = join(root, 'node_modules');
const stampFile = join(modules, '.fairvisit-stamp');
const nodeMajor = 26;

/** Installs what the lock file names if that is not there yet; gives `{ node, env }` to run with. */
export async function ensureDependencies() {
  const wanted = fingerprint([join(root, 'package-lock.json'), join(root, 'package.json')]);
  if (!stampFits(stampFile, wanted)) {
    if (!installedMatchesLock()) await installLocked();
    writeStamp(stampFile, wanted);
  }
  const node = requireNode();
  const path = [dirname(node), join(modules, '.bin'), process.env.PATH].join(delimiter);
  return { node, env: { ...process.env, PATH: path } };
}

/** True when a hand-run `npm install` already brought exactly what the lock file names. */
function installedMatchesLock() {
  const hidden = join(modules, '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const installed = JSON.parse(readFileSync(hidden, 'utf8')).packages;
  const locked = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(locked).every(([path, entry]) => {
    if (!path.startsWith('node_modules/')) return true;
    const found = installed[path];
    // Packages of other platforms are in the lock and rightly not on the disk.
    if (found === undefined) return entry.optional === true;
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

async function installLocked() {
  const npm = process.env.npm_execpath;
  // The lock file needs no package's install script, so none is run. `loglevel=error` keeps the
  // engine warnings of an old Node out; whatever npm says is shown when it fails.
  const flags = ['ci', '--ignore-scripts', '--loglevel=error', '--no-audit', '--no-fund'];
  const program = npm?.endsWith('.js')
    ? { command: process.execPath, args: [npm, ...flags], cwd: root, env: process.env }
    : { command: 'npm', args: flags, cwd: root, env: process.env };
  await withProgress('Installing dependencies (npm ci)', () =>
    runOrTell(program, 'npm could not install the dependencies.'),
  );
}

/** The path of Node 26, tried once after it was installed; a sentence where it is not there. */
function requireNode() {
  const bundled = join(modules, `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (existsSync(bundled)) return checkedOnce(bundled);
  if (Number.parseInt(process.versions.node, 10) >= nodeMajor) return process.execPath;
  throw new SetupProblem(
    `Fairvisit runs on Node ${nodeMajor}. Its package for ${process.platform}-${process.arch} is not in ` +
      `node_modules, and this machine's own Node is ${process.versions.node}. ` +
      `Delete node_modules and try again, or put Node ${nodeMajor} first on the path.`,
  );
}

function checkedOnce(node) {
  const seenFile = join(modules, '.fairvisit-node');
  const seen = fingerprint([join(dirname(dirname(node)), 'package.json')]);
  if (stampFits(seenFile, seen)) return node;
  const answer = spawnSync(node, ['--version'], { encoding: 'utf8' });
  const version = answer.stdout?.trim() ?? '';
  if (!version.startsWith(`v${nodeMajor}.`)) {
    throw new SetupProblem(
      `${node} does not run as Node ${nodeMajor}: ${version || answer.stderr || answer.error?.message}`,
    );
  }
  writeStamp(seenFile, seen);
  return node;
}
