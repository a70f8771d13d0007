// SPDX-License-Identifier: Apache-2.0
// `fairvisit portfolio import|roll|nightly`: the bank's file goes in, rolls, and gets its night.
import { basename } from 'node:path';
import { runNightly } from '@fairvisit/server/nightly/run-nightly.action.ts';
import { importPortfolio } from '@fairvisit/server/portfolio/import-portfolio.action.ts';
import { fileSource } from '@fairvisit/server/portfolio/reading/file-bytes.ts';
import { parseMapping } from '@fairvisit/server/portfolio/reading/mapping.ts';
import type { PortfolioProfile } from '@fairvisit/server/portfolio/reading/open-portfolio-file.ts';
import { rollBetween } from '@fairvisit/server/portfolio/roll.query.ts';
import { Temporal } from 'temporal-polyfill';
import { answer, type Io, refused, sentence } from './io.ts';
import { readJson } from './law.ts';
import { openInstitution } from './open-institution.ts';
import { progressLine } from './progress-line.ts';
import { needed, readWords, type Words, WrongWords } from './words.ts';

const usage = {
  import:
    'portfolio import FILE --as uci-panel|daily-csv|daily-xlsx|MAPPING.json [--through YYYY-MM] ' +
    '[--encoding E] [--dry-run] [--database ADDRESS] [--json]',
  roll: 'portfolio roll --from YYYY-MM --to YYYY-MM [--database ADDRESS] [--json]',
  nightly: 'portfolio nightly --on DATE [--database ADDRESS] [--json]',
};

export async function portfolio(args: readonly string[], io: Io): Promise<number> {
  const [verb, ...rest] = args;
  if (verb === 'import') return importFile(rest, io);
  if (verb === 'roll') return roll(rest, io);
  if (verb === 'nightly') return nightly(rest, io);
  throw new WrongWords(`portfolio ${verb ?? ''}: is no verb; it is import, roll or nightly`);
}

async function importFile(args: readonly string[], io: Io): Promise<number> {
  const words = readWords(args, {
    positional: ['FILE'],
    flags: {
      as: 'value',
      through: 'value',
      encoding: 'value',
      'dry-run': 'switch',
      institution: 'value',
    },
    usage: usage.import,
  });
  const path = words.positional[0] ?? '';
  const profile = await profileOf(words, io);
  const encoding = words.value('encoding');
  const { ground, actor, close } = await openInstitution(words);
  const line = progressLine(io, { what: 'rows read', total: null });
  try {
    const result = await importPortfolio(ground, actor, {
      source: fileSource(path),
      fileName: basename(path),
      profile,
      dryRun: words.has('dry-run'),
      ...(encoding === undefined ? {} : { encoding }),
      progress: line.show,
    });
    line.end();
    if (!result.ok) {
      const { field, ...refusal } = result.refusal;
      const place = field === undefined || field === 'file' ? path : `${path}: ${field}`;
      return refused(io, words.json, { ...refusal, field: place });
    }
    const report = result.value;
    answer(io, words.json, {
      json: report,
      lines: [
        `${report.rows} rows read (${report.encoding}, ${report.scope}), ${report.accounts} accounts`,
        `inserted ${report.inserted}, updated ${report.updated}, unchanged ${report.unchanged}, ` +
          `quarantined ${report.quarantined.length}, missing ${report.missing}`,
        ...report.quarantined
          .slice(0, 20)
          .map((row) => `  line ${row.line}: ${row.field}: ${row.code}`),
      ],
    });
    return 0;
  } finally {
    await close();
  }
}

async function profileOf(words: Words, io: Io): Promise<PortfolioProfile> {
  const name = needed(words, 'as', usage.import);
  const through = words.value('through');
  if (through !== undefined && !/^\d{4}-(0[1-9]|1[0-2])$/.test(through)) {
    throw new WrongWords(`--through "${through}": is not a month YYYY-MM`);
  }
  if (through !== undefined && name !== 'uci-panel') {
    throw new WrongWords('--through: goes with --as uci-panel only');
  }
  if (name === 'uci-panel') {
    return { kind: 'uci-panel', ...(through === undefined ? {} : { through }) };
  }
  if (name === 'daily-csv' || name === 'daily-xlsx') return { kind: name };
  if (!name.endsWith('.json')) {
    throw new WrongWords(`--as "${name}": is no profile; usage: ${usage.import}`);
  }
  const mapping = parseMapping(await readJson(name, io));
  if (!mapping.ok) throw new WrongWords(`${name}: ${sentence(mapping.refusal)}`);
  return { kind: 'mapping', mapping: mapping.value };
}

async function roll(args: readonly string[], io: Io): Promise<number> {
  const words = readWords(args, {
    flags: { from: 'value', to: 'value', institution: 'value' },
    usage: usage.roll,
  });
  const months = { from: monthOf(words, 'from'), to: monthOf(words, 'to') };
  const { ground, actor, close } = await openInstitution(words);
  try {
    const rolled = await ground.db.forInstitution(actor.institutionId, (tx) =>
      rollBetween(tx, { institutionId: actor.institutionId, ...months }),
    );
    answer(io, words.json, {
      json: rolled,
      lines: Object.entries(rolled.matrix).map(
        ([from, row]) =>
          `${from.padEnd(4)}${Object.values(row)
            .map((count) => String(count).padStart(8))
            .join('')}`,
      ),
    });
    return 0;
  } finally {
    await close();
  }
}

function monthOf(words: Words, flag: 'from' | 'to'): string {
  const month = needed(words, flag, usage.roll);
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) {
    throw new WrongWords(`--${flag} "${month}": is not a month YYYY-MM`);
  }
  return month;
}

async function nightly(args: readonly string[], io: Io): Promise<number> {
  const words = readWords(args, {
    flags: { on: 'value', institution: 'value' },
    usage: usage.nightly,
  });
  const on = dateOf(needed(words, 'on', usage.nightly));
  const { ground, actor, close } = await openInstitution(words);
  const line = progressLine(io, { what: 'late accounts judged', total: null });
  try {
    const result = await runNightly(ground, actor, { on, progress: line.show });
    line.end();
    if (!result.ok) return refused(io, words.json, result.refusal);
    const report = result.value;
    answer(io, words.json, {
      json: report,
      lines: [
        `${report.on}: ${report.accounts} late accounts, ${report.changed} changed, ` +
          `${report.opened} cases opened, ${report.closed} closed, ` +
          `${report.quarantined} held back (${report.seconds} s)`,
      ],
    });
    return 0;
  } finally {
    await close();
  }
}

function dateOf(text: string): Temporal.PlainDate {
  try {
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
      return Temporal.PlainDate.from(text, { overflow: 'reject' });
    }
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
  }
  throw new WrongWords(`--on "${text}": is not a date YYYY-MM-DD`);
}
