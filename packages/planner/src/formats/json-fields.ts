// SPDX-License-Identifier: Apache-2.0
// Strict reading of JSON objects: every key is known, every value has a kind and a bound, and each
// fault names its path. A misspelt key once let a constraint be ignored and work be planned
// outside hours; here it is a refusal.
import type { ProblemFault } from '../problem-faults.ts';

/** The longest id, skill or name. */
export const textMax = 200;

export interface JsonKeys {
  readonly known: readonly string[];
  /** Keys that are understood but cannot be honoured, each with its sentence. */
  readonly unsupported?: Readonly<Record<string, string>>;
}

export interface WholeLimits {
  readonly min: number;
  readonly max: number;
  /** The value where the key is absent; without it the key must be there. */
  readonly or?: number;
}

/** One object being read. Faults are collected; what is returned beside a fault is a filler. */
export interface Fields {
  has(key: string): boolean;
  raw(key: string): unknown;
  path(key: string): string;
  wrong(key: string, fault: string): void;
  whole(key: string, limits: WholeLimits): number;
  id(key: string): string | number;
  text(key: string): string | null;
  /** The list, or null where the key is absent. */
  list(key: string, most: number): readonly unknown[] | null;
}

/** Opens the value for reading; null, with a fault, when it is not an object. */
export function openFields(
  faults: ProblemFault[],
  value: unknown,
  { path, keys }: { readonly path: string; readonly keys: JsonKeys },
): Fields | null {
  if (!isObject(value)) {
    faults.push({ field: path === '' ? 'the file' : path, fault: 'must be a JSON object' });
    return null;
  }
  const join = (key: string): string => (path === '' ? key : `${path}.${key}`);
  for (const key of Object.keys(value)) {
    if (keys.known.includes(key)) continue;
    const sentence = keys.unsupported?.[key] ?? unknownKey(key, keys.known);
    faults.push({ field: join(key), fault: sentence });
  }
  const wrong = (key: string, fault: string): void => {
    faults.push({ field: join(key), fault });
  };
  return {
    has: (key) => value[key] !== undefined,
    raw: (key) => value[key],
    path: join,
    wrong,
    whole(key, limits) {
      const given = value[key];
      if (given === undefined && limits.or !== undefined) return limits.or;
      if (isWhole(given, limits)) return given;
      wrong(key, `must be a whole number from ${limits.min} to ${limits.max}`);
      return limits.min;
    },
    id(key) {
      const given = value[key];
      if (isWhole(given, { min: 0, max: Number.MAX_SAFE_INTEGER })) return given;
      if (isShortText(given)) return given;
      wrong(key, `must be a whole number or a text of 1 to ${textMax} characters`);
      return '';
    },
    text(key) {
      const given = value[key];
      if (given === undefined || given === null) return null;
      if (isShortText(given)) return given;
      wrong(key, `must be a text of 1 to ${textMax} characters`);
      return null;
    },
    list(key, most) {
      const given = value[key];
      if (given === undefined) return null;
      if (Array.isArray(given) && given.length <= most) return given;
      wrong(key, Array.isArray(given) ? `has more than ${most} entries` : 'must be a list');
      return [];
    },
  };
}

/** The document, or where it stops being JSON. */
export function parseJson(
  text: string,
): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly fault: string } {
  try {
    return { ok: true, value: JSON.parse(text.replace(/^\uFEFF/, '')) };
  } catch (error) {
    return { ok: false, fault: notJson(text, error) };
  }
}

/** The engine's own message quotes the text, which may hold what belongs in no log. */
function notJson(text: string, error: unknown): string {
  if (text.trim() === '') return 'is empty';
  const position = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined;
  return position === undefined ? 'is not JSON' : `is not JSON (character ${position})`;
}

export function isWhole(value: unknown, limits: WholeLimits): value is number {
  return (
    typeof value === 'number' &&
    Number.isSafeInteger(value) &&
    value >= limits.min &&
    value <= limits.max
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isShortText(value: unknown): value is string {
  return typeof value === 'string' && value.length >= 1 && value.length <= textMax;
}

function unknownKey(key: string, known: readonly string[]): string {
  const bare = (name: string): string => name.toLowerCase().replaceAll('_', '').replace(/s$/, '');
  const meant = known.find((each) => bare(each) === bare(key));
  return meant === undefined ? 'unknown key' : `unknown key; "${meant}" is the one known here`;
}
