// SPDX-License-Identifier: Apache-2.0
// The log: one line of JSON per event on the stream that is given, with the wall clock's time.
import type { Clock } from '@fairvisit/domain/time/clock.ts';
import type { Log } from './ground.ts';

export function logLines(wall: Clock, write: (line: string) => void): Log {
  return {
    write: (event, values) => {
      write(`${JSON.stringify({ at: wall.now().toString(), event, ...values })}\n`);
    },
  };
}

export const silentLog: Log = { write: () => {} };
