// SPDX-License-Identifier: Apache-2.0
// Databases that outlive the process that writes to them, for tests that kill it: a real embedded
// folder, and a database of the test cluster.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assert } from '@fairvisit/domain/assert.ts';
import type { Database } from '../src/db/database.ts';
import { openDatabase } from '../src/db/open-database.ts';
import { createClusterDatabase } from './databases.ts';

export interface DatabaseOnDisk {
  /** What a process is told to open. */
  readonly address: string;
  readonly ownerAddress: string | null;
  readonly open: () => Promise<Database>;
  readonly remove: () => Promise<void>;
}

export interface KindOnDisk {
  readonly name: 'PGlite' | 'PostgreSQL';
  readonly create: () => Promise<DatabaseOnDisk>;
}

export const databasesOnDisk: readonly KindOnDisk[] = [
  { name: 'PGlite', create: createFolder },
  ...(process.env.FAIRVISIT_TEST_POSTGRES
    ? [{ name: 'PostgreSQL', create: createOnCluster } as const]
    : []),
];

async function createFolder(): Promise<DatabaseOnDisk> {
  const folder = mkdtempSync(join(tmpdir(), 'fairvisit-disk-'));
  const address = join(folder, 'database');
  return {
    address,
    ownerAddress: null,
    open: () => openAt(address),
    remove: async () => rmSync(folder, { recursive: true }),
  };
}

async function createOnCluster(): Promise<DatabaseOnDisk> {
  const { ownerAddress, drop } = await createClusterDatabase();
  return {
    address: ownerAddress,
    ownerAddress,
    open: () => openAt(ownerAddress),
    remove: drop,
  };
}

async function openAt(address: string): Promise<Database> {
  const opened = await openDatabase({ address });
  assert(opened.ok, 'the database of the test opens');
  return opened.value;
}
