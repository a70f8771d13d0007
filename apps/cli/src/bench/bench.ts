// SPDX-License-Identifier: Apache-2.0
// `fairvisit bench NAME`: figures of this machine, with the floor beside them in the same run.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answer, type Io } from '../io.ts';
import { type Opened, openInstitution } from '../open-institution.ts';
import { readWords, type Words, WrongWords, wholeNumber } from '../words.ts';
import { benchImport } from './bench-import.ts';
import { benchNightly } from './bench-nightly.ts';
import { benchNotices } from './bench-notices.ts';
import { machineInWords } from './machine.ts';

const usage = 'bench import|nightly|notices [--accounts N] [--database ADDRESS] [--json]';
const benches = { import: benchImport, nightly: benchNightly, notices: benchNotices } as const;
/** How many when nobody says. */
const accountsOf = { import: 30_000, nightly: 30_000, notices: 2_000 } as const;
const accountsMax = 5_000_000;

export async function bench(args: readonly string[], io: Io): Promise<number> {
  const words = readWords(args, {
    flags: { accounts: 'value', institution: 'value' },
    positional: ['NAME'],
    usage,
  });
  const name = words.positional[0] ?? '';
  if (!isBench(name)) throw new WrongWords(`"${name}": is no bench; usage: ${usage}`);
  const accounts = wholeNumber(words, 'accounts', {
    min: 1,
    max: accountsMax,
    otherwise: accountsOf[name],
  });
  const { opened, remove } = await openFresh(words, args);
  try {
    const figures = await benches[name]({ opened, accounts, io });
    answer(io, words.json, {
      json: { name, machine: machineInWords(), figures },
      lines: [
        `${name} on ${machineInWords()}`,
        ...Object.entries(figures).map(([key, value]) => `  ${key}: ${value}`),
      ],
    });
    return 0;
  } finally {
    await opened.close();
    remove();
  }
}

function isBench(name: string): name is keyof typeof benches {
  return Object.hasOwn(benches, name);
}

/** A database of its own unless one is named: a bench never writes into somebody's portfolio. */
async function openFresh(
  words: Words,
  args: readonly string[],
): Promise<{ readonly opened: Opened; readonly remove: () => void }> {
  if (words.value('database') !== undefined) {
    return { opened: await openInstitution(words), remove: () => {} };
  }
  const folder = mkdtempSync(join(tmpdir(), 'fairvisit-bench-'));
  const own = readWords([...args, '--database', folder], {
    flags: { accounts: 'value', institution: 'value' },
    positional: ['NAME'],
    usage,
  });
  return {
    opened: await openInstitution(own),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
