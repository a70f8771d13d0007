// SPDX-License-Identifier: Apache-2.0
// Runs vitest's projects one after the other and adds up what they report. A file that could not be
// loaded, an error outside any test and a project without tests are failures, never a silence.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './dependencies.mjs';
import { runAttached } from './run.mjs';
import { say } from './say.mjs';
import { countOf } from './tally.mjs';

/** Gives `{ passed, failed }` over the named projects. */
export async function runVitest({ node, env }, projects) {
  const sum = { passed: 0, failed: 0 };
  for (const project of projects) {
    const startedAt = performance.now();
    const folder = mkdtempSync(join(tmpdir(), 'fairvisit-report-'));
    const report = join(folder, 'report.json');
    const code = await runAttached({
      command: node,
      args: [
        join(root, 'node_modules', 'vitest', 'vitest.mjs'),
        ...['run', '--project', project],
        ...['--reporter', 'dot', '--reporter', 'json', '--outputFile.json', report],
      ],
      cwd: root,
      env,
    });
    const text = existsSync(report) ? readFileSync(report, 'utf8') : null;
    rmSync(folder, { recursive: true, force: true });
    const count = countOf({ project, code, report: text === null ? null : JSON.parse(text) });
    for (const sentence of count.sentences) say(`✗ ${sentence}`);
    const seconds = ((performance.now() - startedAt) / 1_000).toFixed(0);
    say(`${project}: ${count.passed} passed, ${count.failed} failed in ${seconds} s`);
    sum.passed += count.passed;
    sum.failed += count.failed;
  }
  return sum;
}
