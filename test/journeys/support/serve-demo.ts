// SPDX-License-Identifier: Apache-2.0
// The real server as a process of its own, with the demo loaded, on a free loopback port.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { assert } from '@fairvisit/domain/assert.ts';

export interface ServedDemo {
  /** http://127.0.0.1:PORT */
  readonly origin: string;
  readonly stop: () => Promise<number | null>;
  /** Ends the process at once, as a power cut would. */
  readonly kill: () => Promise<void>;
  /** Everything the server wrote so far: for scans of what must never be logged. */
  readonly written: () => string;
}

const main = new URL('../../../apps/server/src/main.ts', import.meta.url).pathname;
const startMillisecondsMax = 240_000;

export async function serveDemo(options: {
  readonly database: string;
  readonly env?: Readonly<Record<string, string>>;
}): Promise<ServedDemo> {
  const child = spawn(
    process.execPath,
    [main, '--demo', '--database', options.database, '--port', '0'],
    { env: { ...process.env, ...options.env }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let written = '';
  const keep = (chunk: Buffer) => {
    written += chunk.toString('utf8');
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const origin = await originOf(child, () => written);
  return {
    origin,
    written: () => written,
    stop: async () => {
      if (child.exitCode !== null) return child.exitCode;
      child.kill('SIGTERM');
      const [code] = await once(child, 'exit');
      return typeof code === 'number' ? code : null;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

function originOf(child: ChildProcess, written: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const tooLong = setTimeout(() => {
      reject(new Error(`the server did not start in time:\n${written()}`));
    }, startMillisecondsMax);
    const look = () => {
      const found = /Fairvisit is at (http:\/\/[^/\s]+)\/console\//.exec(written());
      if (!found) return;
      clearTimeout(tooLong);
      assert(found[1], 'the address has an origin');
      resolve(found[1]);
    };
    child.stdout?.on('data', look);
    child.once('exit', (code) => {
      clearTimeout(tooLong);
      reject(new Error(`the server ended with ${code}:\n${written()}`));
    });
  });
}
