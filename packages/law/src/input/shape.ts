// SPDX-License-Identifier: Apache-2.0
// One description of an input gives its parser, its JSON Schema and its TypeScript type. Parsing
// also turns times into integers, so that this happens once, at the edge. Unknown keys are refused.
import { parseDay } from '../time/calendar-day.ts';
import { parseInstant } from '../time/instant-text.ts';

export interface JsonSchema {
  readonly [key: string]: unknown;
}

export interface Problem {
  readonly path: string;
  readonly problem: string;
}

export interface Shape<T> {
  readonly schema: JsonSchema;
  /** The value as the law reads it; undefined (and a problem) when it does not fit. */
  readonly parse: (value: unknown, path: string, problems: Problem[]) => T | undefined;
}

export type ShapeOf<S> = S extends Shape<infer T> ? T : never;

export type Fields = Readonly<Record<string, Shape<unknown>>>;

/** Every fact may be unknown. */
export type Parsed<F extends Fields> = {
  readonly [K in keyof F]?: ShapeOf<F[K]> | undefined;
};

const TEXT_LENGTH_MAX = 200;
const WHOLE_NUMBER_MAX = 1_000_000;

export function object<F extends Fields>(
  fields: F,
  description: string,
  required: readonly (keyof F & string)[] = [],
): Shape<Parsed<F>> {
  const properties: Record<string, JsonSchema> = {};
  for (const [key, shape] of Object.entries(fields)) properties[key] = shape.schema;
  return {
    schema: {
      type: 'object',
      description,
      properties,
      additionalProperties: false,
      ...(required.length > 0 ? { required } : {}),
    },
    parse: (value, path, problems) => {
      if (!isRecord(value)) return wrong(problems, path, 'an object is expected');
      const parsed: Record<string, unknown> = {};
      for (const [key, entry] of Object.entries(value)) {
        const shape = Object.hasOwn(fields, key) ? fields[key] : undefined;
        const inner = path === '' ? key : `${path}.${key}`;
        if (shape) parsed[key] = shape.parse(entry, inner, problems);
        else wrong(problems, inner, 'this key is not known');
      }
      for (const key of required) {
        if (value[key] === undefined) {
          wrong(problems, path === '' ? key : `${path}.${key}`, 'is missing');
        }
      }
      // The one place where a record becomes its described type: each field was parsed by its shape.
      return parsed as Parsed<F>;
    },
  };
}

export function list<T>(item: Shape<T>, max: number, description: string): Shape<readonly T[]> {
  return {
    schema: { type: 'array', description, items: item.schema, maxItems: max },
    parse: (value, path, problems) => {
      if (!Array.isArray(value)) return wrong(problems, path, 'a list is expected');
      if (value.length > max) return wrong(problems, path, `at most ${max} entries`);
      const parsed: T[] = [];
      value.forEach((entry: unknown, at) => {
        const one = item.parse(entry, `${path}[${at}]`, problems);
        if (one !== undefined) parsed.push(one);
      });
      return parsed;
    },
  };
}

/** null says "known: there is none"; leaving the key out says "not known". */
export function orNone<T>(shape: Shape<T>): Shape<T | null> {
  return {
    schema: { anyOf: [shape.schema, { type: 'null' }] },
    parse: (value, path, problems) => (value === null ? null : shape.parse(value, path, problems)),
  };
}

export function yesNo(description: string): Shape<boolean> {
  return {
    schema: { type: 'boolean', description },
    parse: (value, path, problems) =>
      typeof value === 'boolean' ? value : wrong(problems, path, 'true or false is expected'),
  };
}

export function whole(description: string): Shape<number> {
  return {
    schema: { type: 'integer', description, minimum: 0, maximum: WHOLE_NUMBER_MAX },
    parse: (value, path, problems) =>
      typeof value === 'number' &&
      Number.isSafeInteger(value) &&
      value >= 0 &&
      value <= WHOLE_NUMBER_MAX
        ? value
        : wrong(problems, path, `a whole number from 0 to ${WHOLE_NUMBER_MAX} is expected`),
  };
}

export function text(description: string): Shape<string> {
  return {
    schema: { type: 'string', description, maxLength: TEXT_LENGTH_MAX },
    parse: (value, path, problems) =>
      typeof value === 'string' && value.length <= TEXT_LENGTH_MAX
        ? value
        : wrong(problems, path, `a text of at most ${TEXT_LENGTH_MAX} characters is expected`),
  };
}

export function code<const C extends readonly string[]>(
  codes: C,
  description: string,
): Shape<C[number]> {
  const known = (value: unknown): value is C[number] =>
    typeof value === 'string' && codes.includes(value);
  return {
    schema: { type: 'string', description, enum: codes },
    parse: (value, path, problems) =>
      known(value) ? value : wrong(problems, path, `one of ${codes.join(', ')} is expected`),
  };
}

/** A calendar day, as a day number. */
export function date(description: string): Shape<number> {
  return {
    schema: { type: 'string', format: 'date', description },
    parse: (value, path, problems) =>
      (typeof value === 'string' ? parseDay(value) : undefined) ??
      wrong(problems, path, 'a day such as 2026-09-08 is expected'),
  };
}

/** An instant with its offset, as epoch minutes. */
export function instant(description: string, seconds: 'down' | 'up' = 'down'): Shape<number> {
  return {
    schema: { type: 'string', format: 'date-time', description },
    parse: (value, path, problems) =>
      (typeof value === 'string' ? parseInstant(value, seconds) : undefined) ??
      wrong(problems, path, 'an instant such as 2026-09-08T08:00:00+08:00 is expected'),
  };
}

/** A wall clock, as minutes since midnight. */
export function clock(description: string): Shape<number> {
  const pattern = '^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$';
  return {
    schema: { type: 'string', pattern, description },
    parse: (value, path, problems) =>
      typeof value === 'string' && new RegExp(pattern).test(value)
        ? Number(value.slice(0, 2)) * 60 + Number(value.slice(3))
        : wrong(problems, path, 'a clock such as 08:30 is expected'),
  };
}

function wrong(problems: Problem[], path: string, problem: string): undefined {
  problems.push({ path, problem });
  return undefined;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
