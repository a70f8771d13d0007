// SPDX-License-Identifier: Apache-2.0
// A fresh database for a journey, of either kind, with what the server needs beside it.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assert } from '@fairvisit/domain/assert.ts';
import pg from 'pg';
import { createClusterDatabase } from '../../apps/server/test-support/databases.ts';

export interface Place {
  readonly database: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly remove: () => Promise<void>;
}

export const hasCluster = process.env.FAIRVISIT_TEST_POSTGRES !== undefined;

export function folderPlace(): Place {
  const folder = mkdtempSync(join(tmpdir(), 'fairvisit-journey-'));
  return {
    database: join(folder, 'database'),
    remove: async () => rmSync(folder, { recursive: true }),
  };
}

export async function clusterPlace(): Promise<Place> {
  const { ownerAddress, drop } = await createClusterDatabase();
  await letApplicationIn();
  const login = new URL(ownerAddress);
  login.username = 'fairvisit_app';
  const storage = mkdtempSync(join(tmpdir(), 'fairvisit-journey-'));
  return {
    database: login.href,
    env: {
      DATABASE_OWNER_URL: ownerAddress,
      FAIRVISIT_STORAGE: storage,
      FAIRVISIT_SEALING_KEY: randomBytes(32).toString('hex'),
      FAIRVISIT_INDEXING_KEY: randomBytes(32).toString('hex'),
    },
    remove: async () => {
      await drop();
      rmSync(storage, { recursive: true });
    },
  };
}

async function letApplicationIn(): Promise<void> {
  const address = process.env.FAIRVISIT_TEST_POSTGRES;
  assert(address, 'the test cluster has an address');
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    await client.query('alter role fairvisit_app login');
  } finally {
    await client.end();
  }
}
