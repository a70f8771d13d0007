// SPDX-License-Identifier: Apache-2.0
// The checks that are no vitest tests: format and lint, types, unused code. Each counts as one test
// of the sum, and each says what it read, since a check that reads nothing also finds nothing.
import { join } from 'node:path';
import { root } from './dependencies.mjs';
import { runCaptured } from './run.mjs';
import { say } from './say.mjs';

const bin = (...parts) => join(root, 'node_modules', ...parts);

/** `readAny` finds, in the output of a passing check, the proof that it read something. */
const checks = [
  {
    name: 'format and lint (biome)',
    args: [bin('@biomejs', 'biome', 'bin', 'biome'), 'check', '--error-on-warnings', '.'],
    readAny: /Checked [1-9]\d* files/,
  },
  typesOf('pure packages', 'tsconfig.pure.json'),
  typesOf('server, command line and tools', 'tsconfig.node.json'),
  typesOf('browser apps', 'tsconfig.web.json'),
  {
    name: 'unused code and dependencies (knip)',
    args: [bin('knip', 'bin', 'knip.js'), '--no-progress', '--no-config-hints'],
    readAny: null,
  },
];

/** Runs every check one after the other; gives `{ passed, failed }`. */
export async function runChecks({ node, env }) {
  let passed = 0;
  let failed = 0;
  for (const check of checks) {
    const startedAt = performance.now();
    const result = await runCaptured({ command: node, args: check.args, cwd: root, env });
    const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
    const readNothing =
      result.code === 0 && check.readAny !== null && !check.readAny.test(result.output);
    if (result.code === 0 && !readNothing) {
      passed += 1;
      say(`✓ ${check.name}: ${seconds} s`);
      continue;
    }
    failed += 1;
    say(result.output.trimEnd());
    say(
      `✗ ${check.name}: ${readNothing ? 'it read no file' : `exit ${result.code}`}, ${seconds} s`,
    );
  }
  return { passed, failed };
}

function typesOf(what, config) {
  return {
    name: `types of ${what} (tsc -p ${config})`,
    args: [bin('typescript', 'bin', 'tsc'), '-p', config, '--extendedDiagnostics'],
    readAny: /^Files:\s+[1-9]/m,
  };
}
