// SPDX-License-Identifier: Apache-2.0
// A process that appends and seals until it is killed. It tells the id of each event after its commit,
// so that the test knows what was acknowledged.
import { openDatabase } from '../src/db/open-database.ts';
import { sealEvents } from '../src/events/seal-events.action.ts';
import { someEvents } from './builders/event.ts';
import { aGroundOver } from './builders/ground.ts';
import { testInstitution } from './test-ground.ts';

const eventsAtOnce = 9;
const sealBatch = 4;

const opened = await openDatabase({ address: process.argv[2] ?? '' });
if (!opened.ok) throw new Error('the database of the test opens');
const ground = aGroundOver(opened.value);
for (;;) {
  const ids = await someEvents(ground, testInstitution, eventsAtOnce);
  process.stdout.write(`${ids.join('\n')}\n`);
  await sealEvents(ground, testInstitution, sealBatch);
}
