// SPDX-License-Identifier: Apache-2.0
// The words of a command line: named flags and files, nothing else. Whatever is not known is refused
// by name, never ignored.
import { parseArgs } from 'node:util';

/** One line for standard error; the command ends with exit code 2. */
export class WrongWords extends Error {}

export interface WordSpec {
  /** Flag name → whether it takes a value. `json`, `database` and `help` are always there. */
  readonly flags?: Readonly<Record<string, 'value' | 'switch'>>;
  /** Names of the positional words, in order; one ending in `?` may be left out. */
  readonly positional?: readonly string[];
  readonly usage: string;
}

export interface Words {
  readonly positional: readonly string[];
  readonly json: boolean;
  readonly value: (flag: string) => string | undefined;
  readonly has: (flag: string) => boolean;
}

export function readWords(args: readonly string[], spec: WordSpec): Words {
  const options: Record<string, { type: 'string' | 'boolean' }> = {
    json: { type: 'boolean' },
    database: { type: 'string' },
  };
  for (const [name, kind] of Object.entries(spec.flags ?? {})) {
    options[name] = { type: kind === 'value' ? 'string' : 'boolean' };
  }
  const { values, positionals } = parseStrictly(args, { options, usage: spec.usage });
  const names = spec.positional ?? [];
  const needed = names.filter((name) => !name.endsWith('?')).length;
  if (positionals.length < needed) {
    throw new WrongWords(`${names[positionals.length]}: is missing; usage: ${spec.usage}`);
  }
  const surplus = positionals[names.length];
  if (surplus !== undefined) {
    throw new WrongWords(`"${surplus}": one word too many; usage: ${spec.usage}`);
  }
  return {
    positional: positionals,
    json: values.json === true,
    value: (flag) => {
      const value = values[flag];
      return typeof value === 'string' ? value : undefined;
    },
    has: (flag) => values[flag] === true,
  };
}

function parseStrictly(
  args: readonly string[],
  spec: {
    readonly options: Record<string, { type: 'string' | 'boolean' }>;
    readonly usage: string;
  },
): { values: Record<string, unknown>; positionals: string[] } {
  try {
    return parseArgs({
      args: [...args],
      options: spec.options,
      allowPositionals: true,
      strict: true,
    });
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    const [sentence = ''] = cause.message.split('. ');
    throw new WrongWords(`${sentence.replace(/\.$/, '')}; usage: ${spec.usage}`);
  }
}

/** A whole number within limits, or a refusal that names the flag. */
export function wholeNumber(
  words: Words,
  flag: string,
  limits: { readonly min: number; readonly max: number; readonly otherwise: number },
): number {
  const text = words.value(flag);
  if (text === undefined) return limits.otherwise;
  const value = Number(text);
  if (!/^\d{1,9}$/.test(text) || value < limits.min || value > limits.max) {
    throw new WrongWords(
      `--${flag} "${text}": is not a whole number from ${limits.min} to ${limits.max}`,
    );
  }
  return value;
}

/** A flag that must be there. */
export function needed(words: Words, flag: string, usage: string): string {
  const value = words.value(flag);
  if (value === undefined) throw new WrongWords(`--${flag}: is missing; usage: ${usage}`);
  return value;
}
