// SPDX-License-Identifier: Apache-2.0
// The whole run behind `npm test` and `npm run prove`.
import { constants } from 'node:os';
import { runChecks } from './checks.mjs';
import {
  chromiumProgram,
  ensureDebianPackages,
  missingSentence,
  postgresPrograms,
} from './debian.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { startThrowawayPostgres } from './postgres.mjs';
import { say } from './say.mjs';
import { runVitest } from './vitest-run.mjs';
import { buildWebApps } from './web-apps.mjs';

/** Gives the exit code; the last line of standard output is the sum. */
export async function runEverything({ prove }) {
  let wasStopped = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // The children have the signal too; leaving runs the exit handlers, which stop the cluster.
      if (!wasStopped) setTimeout(() => process.exit(128 + constants.signals[signal]), 500);
      wasStopped = true;
    });
  }
  const tools = await ensureDependencies();
  const missing = await ensureDebianPackages();
  for (const need of missing) say(`✗ ${missingSentence(need)}`);
  await buildWebApps(tools);

  const env = { ...tools.env };
  if (prove) env.FAIRVISIT_PROVE = '1';
  const chromium = chromiumProgram();
  if (chromium !== null) env.FAIRVISIT_CHROMIUM = chromium;
  const postgres = postgresPrograms() === null ? null : await startThrowawayPostgres();
  if (postgres !== null) env.FAIRVISIT_TEST_POSTGRES = postgres.url;

  const checks = await runChecks({ node: tools.node, env });
  const tests = await runVitest({ node: tools.node, env }, ['unit', 'server', 'journeys']);
  postgres?.stop();
  const passed = checks.passed + tests.passed;
  const failed = checks.failed + tests.failed + missing.length;
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0 && passed > 0 ? 0 : 1;
}
