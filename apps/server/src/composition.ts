// SPDX-License-Identifier: Apache-2.0
// Makes the ground that everything stands on: the clocks, ids, keys, database and queue. The server
// and the command line begin here; what keeps them from beginning is one sentence.
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { isPostgresAddress, openDatabase } from './db/open-database.ts';
import { sentenceOfOpening, withoutPassword } from './db/open-problem.ts';
import type { Ground, Log } from './ground.ts';
import { type BossQueue, openBossQueue } from './jobs/boss-queue.ts';
import { silentLog } from './log-lines.ts';
import { readSecrets } from './people/key-files.ts';
import { keyringOf } from './people/keyring.ts';

export interface GroundOptions {
  /** A folder for the embedded database, or a postgres:// address. */
  readonly database: string;
  readonly log?: Log;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Where the server can be reached; a command that serves nothing leaves it out. */
  readonly publicOrigin?: () => string;
}

export interface OpenedGround {
  readonly ok: true;
  readonly ground: Ground;
  readonly queue: BossQueue;
  /** Where files are kept: inside the embedded folder, else FAIRVISIT_STORAGE. */
  readonly storageFolder: string;
  /** The database as it may be told: a folder, or host and name without login. */
  readonly told: string;
  readonly close: () => Promise<void>;
}

/** Why it cannot begin, in one sentence for standard error; exit code 2. */
export interface CannotBegin {
  readonly ok: false;
  readonly sentence: string;
}

export async function openGround(options: GroundOptions): Promise<OpenedGround | CannotBegin> {
  const env = options.env ?? process.env;
  const place = placeOf(options.database, env);
  if (!place.ok) return place;
  try {
    return await openAt(place, { ...options, env });
  } catch (cause) {
    const sentence = sentenceOfOpening(cause, place.address);
    if (sentence === null) throw cause;
    return cannot(sentence);
  }
}

/** What a link begins with where nobody serves and no address was set. */
const unservedOrigin = 'http://127.0.0.1:8080';

/** The machine's clock: the one place that reads it. */
export const wallClock = { now: () => Temporal.Now.instant() };

interface Place {
  readonly ok: true;
  readonly address: string;
  /** Null on a database server. */
  readonly folder: string | null;
  readonly storageFolder: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

function placeOf(database: string, env: Environment): Place | CannotBegin {
  if (isPostgresAddress(database)) {
    if (!URL.canParse(database) || new URL(database).pathname.length < 2) {
      return cannot('A postgres address reads postgres://login:password@host:port/database.');
    }
    const storageFolder = resolve(env.FAIRVISIT_STORAGE ?? join('var', 'storage'));
    return { ok: true, address: database, folder: null, storageFolder };
  }
  if (database.trim() === '' || /^[a-z][a-z0-9+.-]*:\/\//i.test(database)) {
    return cannot('The database is a folder or a postgres:// address.');
  }
  const folder = resolve(database);
  return { ok: true, address: folder, folder, storageFolder: join(folder, 'storage') };
}

async function openAt(
  place: Place,
  options: GroundOptions & { readonly env: Environment },
): Promise<OpenedGround | CannotBegin> {
  const { env, log = silentLog } = options;
  if (place.folder !== null) mkdirSync(place.folder, { recursive: true });
  const secrets = readSecrets({ env, folder: place.folder, randomBytes });
  if (!secrets.ok) return secrets;
  const owner = env.DATABASE_OWNER_URL;
  const isServer = place.folder === null;
  const opened = await openDatabase({
    address: place.address,
    ...(isServer && owner !== undefined ? { ownerAddress: owner } : {}),
  });
  if (!opened.ok) {
    const { heldBy } = opened.refusal.detail;
    return cannot(`The database folder ${place.address} is in use by process ${heldBy}.`);
  }
  const db = opened.value;
  const queue = await openBossQueue(db, log);
  return {
    ok: true,
    ground: {
      db,
      wall: wallClock,
      ids: {
        randomBytes: (length) => randomBytes(length),
        epochMilliseconds: () => wallClock.now().epochMilliseconds,
      },
      keyring: keyringOf(secrets.secrets),
      jobs: queue,
      log,
      publicOrigin: options.publicOrigin ?? (() => env.FAIRVISIT_PUBLIC_ORIGIN ?? unservedOrigin),
    },
    queue,
    storageFolder: place.storageFolder,
    told: isServer ? withoutPassword(place.address) : place.address,
    close: async () => {
      await queue.stop();
      await db.close();
    },
  };
}

function cannot(sentence: string): CannotBegin {
  return { ok: false, sentence };
}
