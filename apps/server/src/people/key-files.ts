// SPDX-License-Identifier: Apache-2.0
// Where the two secrets come from: the environment, a file it names, or, for the embedded database
// only, files beside it that are made once. A database without its keys is never given new ones.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Secrets {
  readonly sealing: Uint8Array;
  readonly indexing: Uint8Array;
}

export type SecretsOrSentence =
  | { readonly ok: true; readonly secrets: Secrets }
  | { readonly ok: false; readonly sentence: string };

export interface KeySource {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder of the embedded database; null on a server, whose keys are given from outside. */
  readonly folder: string | null;
  readonly randomBytes: (length: number) => Uint8Array;
}

const names = { sealing: 'FAIRVISIT_SEALING_KEY', indexing: 'FAIRVISIT_INDEXING_KEY' } as const;
const secretBytes = 32;

export function readSecrets(source: KeySource): SecretsOrSentence {
  const sealing = readSecret(source, 'sealing');
  if (!sealing.ok) return sealing;
  const indexing = readSecret(source, 'indexing');
  if (!indexing.ok) return indexing;
  if (sealing.secret.equals(indexing.secret)) {
    return wrong('The sealing key and the indexing key are the same; each needs its own.');
  }
  return { ok: true, secrets: { sealing: sealing.secret, indexing: indexing.secret } };
}

type SecretOrSentence =
  | { readonly ok: true; readonly secret: Buffer }
  | { readonly ok: false; readonly sentence: string };

function readSecret(source: KeySource, kind: keyof typeof names): SecretOrSentence {
  const name = names[kind];
  const given = source.env[name];
  if (given !== undefined) return parseSecret(given, name);
  const path = source.env[`${name}_FILE`];
  if (path !== undefined) {
    if (!existsSync(path)) return wrong(`The file named by ${name}_FILE is not there.`);
    return parseSecret(readFileSync(path, 'utf8'), `the file of ${name}_FILE`);
  }
  if (source.folder === null) {
    return wrong(`${name} (64 hexadecimal digits) or ${name}_FILE must be set for this database.`);
  }
  return ownSecret(source.folder, kind, source.randomBytes);
}

function ownSecret(
  folder: string,
  kind: keyof typeof names,
  randomBytes: KeySource['randomBytes'],
): SecretOrSentence {
  const path = join(folder, 'keys', `${kind}.key`);
  if (!existsSync(path)) {
    if (existsSync(join(folder, 'pgdata'))) {
      return wrong(`The database in ${folder} has lost its key ${path}; put it back.`);
    }
    mkdirSync(join(folder, 'keys'), { recursive: true, mode: 0o700 });
    const text = `${Buffer.from(randomBytes(secretBytes)).toString('hex')}\n`;
    writeFileSync(path, text, { mode: 0o600, flag: 'wx', flush: true });
  }
  return parseSecret(readFileSync(path, 'utf8'), path);
}

function parseSecret(text: string, where: string): SecretOrSentence {
  const digits = text.trim();
  if (!/^[0-9a-f]{64}$/i.test(digits)) return wrong(`A key is 64 hexadecimal digits: ${where}.`);
  const secret = Buffer.from(digits, 'hex');
  if (new Set(secret).size < secretBytes / 4) return wrong(`A key must be random: ${where}.`);
  return { ok: true, secret };
}

function wrong(sentence: string): { readonly ok: false; readonly sentence: string } {
  return { ok: false, sentence };
}
