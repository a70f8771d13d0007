// SPDX-License-Identifier: Apache-2.0
// A process that runs a night, tells when its first chunk is committed, and then waits to be killed:
// so the kill always falls into the middle of the night.
import { writeSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import { openDatabase } from '../src/db/open-database.ts';
import { runNightly } from '../src/nightly/run-nightly.action.ts';
import { aGroundOver } from './builders/ground.ts';
import { testInstitution } from './test-ground.ts';

const [, , address = '', on = ''] = process.argv;
const opened = await openDatabase({ address });
if (!opened.ok) throw new Error('the database of the test opens');
await runNightly(
  aGroundOver(opened.value),
  { kind: 'system', institutionId: testInstitution },
  {
    on: Temporal.PlainDate.from(on),
    progress: (done) => {
      writeSync(1, `${done}\n`);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    },
  },
);
