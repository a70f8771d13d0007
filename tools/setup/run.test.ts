// SPDX-License-Identifier: Apache-2.0
// Exit codes and signals must reach the person through the set-up as if it were not there.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCaptured } from './run.mjs';

const runModule = join(import.meta.dirname, 'run.mjs');

/** A program that runs `inner` through runAttached and leaves with its exit code. */
function wrapped(inner: string): readonly string[] {
  const program = JSON.stringify({ command: process.execPath, args: ['-e', inner] });
  const outer = `import { runAttached } from ${JSON.stringify(runModule)};
    process.exitCode = await runAttached(${program});`;
  return ['--input-type=module', '-e', outer];
}

test('gives the exit code of the program it ran', async () => {
  const child = spawn(process.execPath, wrapped('process.exit(7)'), { stdio: 'ignore' });
  expect(await once(child, 'close')).toEqual([7, null]);
});

test('passes a signal on once and waits for the program to end by itself', async () => {
  const inner = `let count = 0;
    process.on('SIGTERM', () => { count += 1; setTimeout(() => process.exit(40 + count), 100); });
    setInterval(() => {}, 1000);
    console.log('ready');`;
  const child = spawn(process.execPath, wrapped(inner), { stdio: ['ignore', 'pipe', 'ignore'] });
  await once(child.stdout, 'data');
  child.kill('SIGTERM');
  expect(await once(child, 'close')).toEqual([41, null]);
});

test('captures both streams of a quiet program with its exit code', async () => {
  const script =
    "process.stdout.write('out '); process.stderr.write('err '); process.exitCode = 3;";
  const result = await runCaptured({ command: process.execPath, args: ['-e', script] });
  expect(result.code).toBe(3);
  expect(result.output).toContain('out');
  expect(result.output).toContain('err');
});
