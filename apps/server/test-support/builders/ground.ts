// SPDX-License-Identifier: Apache-2.0
// A ground over a database that a test opened itself, with the machine's clock and fixed keys.
import { createHash, randomBytes } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import type { Database } from '../../src/db/database.ts';
import type { Ground } from '../../src/ground.ts';
import { keyringOf } from '../../src/people/keyring.ts';

export function aGroundOver(db: Database): Ground {
  return {
    db,
    wall: { now: () => Temporal.Now.instant() },
    ids: {
      randomBytes: (length) => randomBytes(length),
      epochMilliseconds: () => Temporal.Now.instant().epochMilliseconds,
    },
    keyring: keyringOf({ sealing: secret('sealing'), indexing: secret('indexing') }),
    jobs: { enqueue: async () => {} },
    log: { write: () => {} },
    publicOrigin: () => 'http://127.0.0.1:8080',
  };
}

function secret(name: string): Uint8Array {
  return createHash('sha256').update(`test ${name}`).digest();
}
