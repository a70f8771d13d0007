// SPDX-License-Identifier: Apache-2.0
// Two openers of one embedded folder silently lose rows, so the folder has a lock file of its own.
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

export interface FolderLock {
  readonly release: () => void;
}

/** Takes the lock of `folder`; `{ heldBy }` when a living process has it. */
export function lockFolder(folder: string): FolderLock | { readonly heldBy: number } {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'fairvisit.lock');
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const descriptor = openExclusive(path);
    if (descriptor !== null) {
      writeSync(descriptor, `${process.pid} ${startOf(process.pid) ?? ''}\n`);
      closeSync(descriptor);
      return { release: () => rmSync(path, { force: true }) };
    }
    const [pidText = '', started = ''] = readFileSync(path, 'utf8').trim().split(' ');
    const pid = Number(pidText);
    if (Number.isInteger(pid) && pid > 0 && startOf(pid) !== null && startOf(pid) === started) {
      return { heldBy: pid };
    }
    rmSync(path, { force: true });
  }
  return { heldBy: 0 };
}

function openExclusive(path: string): number | null {
  try {
    return openSync(path, 'wx', 0o600);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return null;
    throw cause;
  }
}

/** When a process began (in clock ticks since boot), so that a reused id is not taken for it. */
export function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return aliveWithoutProc(pid) ? 'unknown' : null;
  }
}

function aliveWithoutProc(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux';
  } catch {
    return false;
  }
}
