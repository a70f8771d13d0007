// SPDX-License-Identifier: Apache-2.0
// Which process reads a file, so that an import whose process died blocks nobody. Session locks would
// not do: the embedded database has one session, and a pool's session outlives the work it did.
import { hostname } from 'node:os';
import { Temporal } from 'temporal-polyfill';
import { startOf } from '../db/folder-lock.ts';

/** 'host pid start'; the start tells a process from a later one with the same number. */
export function thisHolder(): string {
  return `${hostname()} ${process.pid} ${startOf(process.pid) ?? 'unknown'}`;
}

/** The imports this process is reading now. */
export const importsAtWork = new Set<string>();

export interface UnfinishedImport {
  readonly id: string;
  readonly holder: string | null;
  readonly aliveAt: Temporal.Instant | null;
  readonly startedAt: Temporal.Instant;
}

/** An upload nobody took up, and a process of another machine that gave no sign of life. */
const waitingMax = Temporal.Duration.from({ hours: 1 });
const silenceMax = Temporal.Duration.from({ minutes: 10 });

/** Whether nobody reads this import any more. On this machine it is known at once. */
export function isAbandoned(unfinished: UnfinishedImport, now: Temporal.Instant): boolean {
  const { holder, aliveAt, startedAt } = unfinished;
  if (holder === null) return isOlder(startedAt, now, waitingMax);
  const [host, pid, start] = holder.split(' ');
  if (host !== hostname()) return isOlder(aliveAt ?? startedAt, now, silenceMax);
  if (Number(pid) === process.pid && start === (startOf(process.pid) ?? 'unknown')) {
    return !importsAtWork.has(unfinished.id);
  }
  return startOf(Number(pid)) !== start;
}

function isOlder(at: Temporal.Instant, now: Temporal.Instant, age: Temporal.Duration): boolean {
  return Temporal.Instant.compare(at.add(age), now) < 0;
}
