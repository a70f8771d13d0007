// SPDX-License-Identifier: Apache-2.0
// `npm run check`: what to run before each commit: format, lint, types, unused code, tidy and the
// unit tests. Needs no database and no browser.
import { runChecks } from './checks.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { endWith } from './say.mjs';
import { runVitest } from './vitest-run.mjs';

await endWith(async () => {
  const tools = await ensureDependencies();
  const checks = await runChecks(tools);
  const tests = await runVitest(tools, ['unit']);
  const passed = checks.passed + tests.passed;
  const failed = checks.failed + tests.failed;
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0 && passed > 0 ? 0 : 1;
});
