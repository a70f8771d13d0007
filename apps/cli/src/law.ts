// SPDX-License-Identifier: Apache-2.0
// `fairvisit law check|schema|windows|rules`: the same law that decides on the server.

import { lawCheckSchema } from '@fairvisit/law/input/law-check.ts';
import { checkActs, lawWindows, listRules } from '@fairvisit/law/packs/check-acts.ts';
import { answer, type Io } from './io.ts';
import { needed, readWords, WrongWords } from './words.ts';

const usage =
  'law check FILE | law schema | law windows FILE --from DATE --to DATE | law rules [--pack CN]';

export async function law(args: readonly string[], io: Io): Promise<number> {
  const [verb, ...rest] = args;
  switch (verb) {
    case 'check':
      return check(rest, io);
    case 'schema': {
      const words = readWords(rest, { usage });
      answer(io, words.json, {
        json: lawCheckSchema,
        lines: [JSON.stringify(lawCheckSchema, null, 2)],
      });
      return 0;
    }
    case 'windows':
      return windows(rest, io);
    case 'rules':
      return rules(rest, io);
    default:
      throw new WrongWords(`law ${verb ?? ''}: is no verb; usage: ${usage}`);
  }
}

async function check(args: readonly string[], io: Io): Promise<number> {
  const words = readWords(args, { positional: ['FILE'], usage });
  const path = words.positional[0] ?? '';
  const found = checkActs(await readJson(path, io));
  if ('errors' in found) return wrong(path, found.errors, io);
  answer(io, words.json, {
    json: found,
    lines: found.results.map((one) => `${one.id}: ${one.verdict} — ${one.summary.en}`),
  });
  return 0;
}

async function windows(args: readonly string[], io: Io): Promise<number> {
  const flags = { from: 'value', to: 'value' } as const;
  const words = readWords(args, { positional: ['FILE'], flags, usage });
  const path = words.positional[0] ?? '';
  const from = needed(words, 'from', usage);
  const to = needed(words, 'to', usage);
  const found = lawWindows(await readJson(path, io), from, to);
  if ('errors' in found) return wrong(path, found.errors, io);
  answer(io, words.json, {
    json: found,
    lines: [
      ...found.windows.map((one) => `${one.id}: ${one.from} – ${one.until}`),
      ...found.blocked.map((one) => `${one.id}: ${one.day} blocked by ${one.rule}`),
    ],
  });
  return 0;
}

async function rules(args: readonly string[], io: Io): Promise<number> {
  const words = readWords(args, { flags: { pack: 'value' }, usage });
  const found = listRules(words.value('pack'));
  if ('errors' in found) return wrong('--pack', found.errors, io);
  answer(io, words.json, {
    json: found,
    lines: found.rules.map(
      (rule) => `${rule.id}  ${rule.force}  ${rule.certainty}  ${rule.text.en}`,
    ),
  });
  return 0;
}

/** A JSON document, or a refusal that says where it stops being one. */
export async function readJson(path: string, io: Io): Promise<unknown> {
  const text = await io.readFile(path).catch((cause: unknown) => {
    throw new WrongWords(
      `${path}: cannot be read (${cause instanceof Error ? cause.message : ''})`,
    );
  });
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new WrongWords(`${path}: ${placeOfFault(text, cause)}is not JSON`);
  }
}

/** The line where the document stops being JSON; the message itself would quote the file's words. */
function placeOfFault(text: string, fault: SyntaxError): string {
  const position = /position (\d+)/.exec(fault.message)?.[1];
  if (position === undefined) return '';
  return `line ${text.slice(0, Number(position)).split('\n').length}: `;
}

function wrong(
  path: string,
  errors: readonly { readonly path: string; readonly problem: string }[],
  io: Io,
): number {
  const [first] = errors;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  io.err(`${path}: ${first?.path ?? ''}: ${first?.problem ?? 'is wrong'}${more}\n`);
  return 2;
}
