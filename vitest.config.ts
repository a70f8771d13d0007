// SPDX-License-Identifier: Apache-2.0
// Three projects: `unit` needs nothing, `server` needs the databases, `journeys` a browser as well.
import { defineConfig } from 'vitest/config';

const exclude = ['**/node_modules/**', '**/dist/**'];
const needsDatabase = [
  'apps/server/**/*.test.ts',
  'apps/cli/**/*.test.ts',
  'test/simulator/**/*.test.ts',
  'tools/schema/**/*.test.ts',
];
const isCampaign = process.env.FAIRVISIT_PROVE === '1';
const secondsMax = (seconds: number) => seconds * (isCampaign ? 60 : 1) * 1_000;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'packages/**/*.test.ts',
            'tools/**/*.test.ts',
            'seeds/**/*.test.ts',
            'apps/{console,officer,portal}/**/*.test.{ts,tsx}',
          ],
          exclude: [...exclude, ...needsDatabase],
          testTimeout: secondsMax(20),
        },
      },
      {
        test: {
          name: 'server',
          include: needsDatabase,
          exclude,
          // Left to itself vitest keeps one of two cores free, and the databases leave it idle.
          maxWorkers: 2,
          testTimeout: secondsMax(60),
          hookTimeout: secondsMax(120),
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.journey.ts'],
          exclude,
          // Each journey has a server and a browser of its own, and waits for them most of the time.
          maxWorkers: 2,
          testTimeout: secondsMax(300),
          hookTimeout: secondsMax(300),
        },
      },
    ],
  },
});
