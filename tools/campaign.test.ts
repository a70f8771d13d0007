// SPDX-License-Identifier: Apache-2.0
// The length of a campaign decides what `npm run prove` proves.
import { afterEach, expect, test, vi } from 'vitest';
import { campaign } from './campaign.ts';

afterEach(() => vi.unstubAllEnvs());

test('runs the sample of a campaign unless told to prove', () => {
  vi.stubEnv('FAIRVISIT_PROVE', '');
  expect(campaign({ sample: 10, full: 1_000 })).toBe(10);
});

test('runs the full campaign under npm run prove', () => {
  vi.stubEnv('FAIRVISIT_PROVE', '1');
  expect(campaign({ sample: 10, full: 1_000 })).toBe(1_000);
});
