// SPDX-License-Identifier: Apache-2.0
// Child processes of the set-up: either handed the terminal (and the signals), or captured and
// shown only when they fail.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { SetupProblem } from './say.mjs';

// What is still at work when this process ends goes with it: an `npm ci` left behind would fight the
// next one over the same folder.
const running = new Set();
process.once('exit', () => {
  for (const child of running) child.kill();
});

/** Runs a program on this terminal, passes signals on, and gives its exit code. */
export function runAttached({ command, args, cwd, env }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: 'inherit' });
    running.add(child);
    const pass = (signal) => {
      // Ctrl-C on a terminal reaches the whole process group already; passing it on would be a
      // second one, which the server rightly reads as "now, at once".
      if (signal === 'SIGINT' && process.stdin.isTTY) return;
      child.kill(signal);
    };
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, pass);
    child.once('error', reject);
    child.once('close', (code, signal) => {
      running.delete(child);
      for (const name of signals) process.off(name, pass);
      resolve(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}

/** Runs a program quietly; gives `{ code, output }` with both its streams in one text. */
export function runCaptured({ command, args, ...options }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      running.delete(child);
      resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString('utf8') });
    });
  });
}

/** Runs a program quietly; when it fails, what it said and `sentence` are for the person. */
export async function runOrTell(program, sentence) {
  const result = await runCaptured(program);
  if (result.code !== 0) throw new SetupProblem(`${result.output}\n${sentence}`);
}
