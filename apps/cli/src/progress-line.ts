// SPDX-License-Identifier: Apache-2.0
// Progress on standard error for work over two seconds: a bar where it is a terminal, else a line
// now and then, so that neither a person nor a log is left before silence.
import type { Io } from './io.ts';

const quietMilliseconds = 2_000;
const barWidth = 24;

export interface ProgressLine {
  readonly show: (done: number) => void;
  readonly end: () => void;
}

export function progressLine(
  io: Io,
  work: { readonly what: string; readonly total: number | null },
): ProgressLine {
  const startedAt = performance.now();
  let shownAt = startedAt;
  let isShown = false;
  return {
    show: (done) => {
      const now = performance.now();
      const pause = io.isTerminal ? 100 : quietMilliseconds;
      if (now - startedAt < quietMilliseconds || now - shownAt < pause) return;
      shownAt = now;
      isShown = true;
      io.err(io.isTerminal ? `\r${bar(work, done)}` : `${bar(work, done)}\n`);
    },
    end: () => {
      if (isShown && io.isTerminal) io.err('\n');
    },
  };
}

function bar(work: { readonly what: string; readonly total: number | null }, done: number): string {
  if (work.total === null || work.total === 0) return `${work.what}: ${done}`;
  const share = Math.min(1, done / work.total);
  const filled = Math.round(share * barWidth);
  const drawn = '█'.repeat(filled) + '·'.repeat(barWidth - filled);
  return `${work.what}: ${drawn} ${done} of ${work.total}`;
}
