// SPDX-License-Identifier: Apache-2.0
// Loads the demo where it is missing, and gives the lines that tell how to sign in to it.

import { assert } from '@fairvisit/domain/assert.ts';
import type { Ground } from './ground.ts';
import type { CarrierSettings } from './message/carrier-settings.ts';
import type { ProgressLine } from './progress-line.ts';

/** The demo's code and seeds are read here only: production never loads them. */
export async function showDemo(ground: Ground, progress: ProgressLine): Promise<string> {
  const { demoInstitutionId, demoIsLoaded } = await import('./demo/demo-is-loaded.query.ts');
  const isLoaded = await ground.db.forInstitution(demoInstitutionId, demoIsLoaded);
  if (!isLoaded) {
    const { loadDemo } = await import('./demo/load-demo.ts');
    const loaded = await loadDemo(ground, {
      progress: (step, done, total) => progress.tell(words[step], done, total),
    });
    progress.end();
    assert(loaded.ok, 'the demo of this checkout loads');
  }
  const { demoSignIns } = await import('./demo/demo-sign-ins.ts');
  return demoSignIns();
}

/** A demo that was given no peers sends to a post office of its own, which reaches nobody. */
export async function peersOfDemo(
  settings: CarrierSettings,
): Promise<Pick<CarrierSettings, 'smtp' | 'smpp'> & { readonly close: () => Promise<void> }> {
  const { openPostOffice } = await import('./demo/post-office.ts');
  const office = await openPostOffice();
  return {
    smtp: settings.smtp ?? office.smtp,
    smpp: settings.smpp ?? office.smpp,
    close: office.close,
  };
}

const words = {
  staff: 'Demo: staff and places',
  portfolio: 'Demo: 30,000 accounts',
  people: 'Demo: made-up people',
  history: 'Demo: history of contacts',
  night: 'Demo: the first night',
} as const;
