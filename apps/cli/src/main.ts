// SPDX-License-Identifier: Apache-2.0
// The `fairvisit` command. Exit 0 done; 1 the work was refused; 2 the words or the file are wrong.
import { readFile } from 'node:fs/promises';
import { bench } from './bench/bench.ts';
import { caseVerb } from './case.ts';
import { doctor } from './doctor.ts';
import type { Io } from './io.ts';
import { law } from './law.ts';
import { planDay } from './plan-day.ts';
import { portfolio } from './portfolio.ts';
import { WrongWords } from './words.ts';

const verbs: Readonly<Record<string, (args: readonly string[], io: Io) => Promise<number>>> = {
  portfolio,
  case: caseVerb,
  law,
  'plan-day': planDay,
  bench,
  doctor,
};

const usage = `usage: fairvisit VERB …, with VERB one of ${Object.keys(verbs).join(', ')}`;

async function run(args: readonly string[], io: Io): Promise<number> {
  const [name, ...rest] = args;
  const verb = name === undefined ? undefined : verbs[name];
  if (!verb || !Object.hasOwn(verbs, name ?? '')) {
    io.err(name === undefined ? `${usage}\n` : `"${name}": is no verb; ${usage}\n`);
    return 2;
  }
  try {
    return await verb(rest, io);
  } catch (cause) {
    if (!(cause instanceof WrongWords)) throw cause;
    io.err(`${cause.message}\n`);
    return 2;
  }
}

process.exitCode = await run(process.argv.slice(2), {
  readFile: (path) => readFile(path, 'utf8'),
  out: (text) => {
    process.stdout.write(text);
  },
  err: (text) => {
    process.stderr.write(text);
  },
  isTerminal: process.stderr.isTTY === true,
});
