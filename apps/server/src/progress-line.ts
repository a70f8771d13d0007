// SPDX-License-Identifier: Apache-2.0
// Tells on standard error what takes its time: on a terminal in one line that is written over, else
// in a line per step, so that a log stays readable.
import type { Clock } from '@fairvisit/domain/time/clock.ts';
import type { Temporal } from 'temporal-polyfill';

export interface ProgressLine {
  readonly tell: (step: string, done?: number, total?: number) => void;
  readonly end: () => void;
}

export interface Terminal {
  readonly isTerminal: boolean;
  readonly write: (text: string) => void;
}

const redrawMilliseconds = 200;

export function progressLine(terminal: Terminal, wall: Clock): ProgressLine {
  let told = '';
  let drawnAt: Temporal.Instant | null = null;
  return {
    tell: (step, done, total) => {
      const now = wall.now();
      const isNew = step !== told;
      if (!terminal.isTerminal) {
        if (isNew) terminal.write(`${step} …\n`);
        told = step;
        return;
      }
      const since = drawnAt?.until(now).total('milliseconds') ?? redrawMilliseconds;
      if (!isNew && since < redrawMilliseconds) return;
      const share = done !== undefined && total ? ` ${Math.floor((100 * done) / total)} %` : ' …';
      terminal.write(`${isNew && told !== '' ? '\n' : ''}\r\u001b[2K${step}${share}`);
      told = step;
      drawnAt = now;
    },
    end: () => {
      if (terminal.isTerminal && told !== '') terminal.write('\n');
      told = '';
    },
  };
}
