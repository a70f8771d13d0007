// SPDX-License-Identifier: Apache-2.0
// Every case written for a lawyer's eye is decided as written. Facts not named are harmless ones.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type CheckResult, checkActs } from '../packs/check-acts.ts';
import { isRecord } from '../src/input/shape.ts';
import { cnRules } from './cn-rules.ts';

const here = import.meta.dirname;
const files = globSync('**/*.yaml', { cwd: here }).sort();

describe.each(files)('%s', (file) => {
  const cases = decideCases(join(here, file));
  test.each(cases.map((told) => [told.name, told] as const))('%s', (_name, told) => {
    const { result } = told;
    const rules = result.hits.map((hit) => hit.rule);
    expect({ verdict: result.verdict, rules }).toEqual({ verdict: told.verdict, rules });
    expect(rules).toEqual(expect.arrayContaining([...told.rules]));
    expect(told.never.filter((rule) => rules.includes(rule))).toEqual([]);
    expect(result.records.map((entry) => entry.record)).toEqual(
      expect.arrayContaining([...told.records]),
    );
    for (const [rule, force] of Object.entries(told.forces)) {
      expect(result.hits.find((hit) => hit.rule === rule)?.force).toBe(force);
    }
    if (told.next !== undefined) expect(result.nextLawfulAt).toBe(told.next);
  });
});

test('every rule of the pack is hit by a case, and passed by another', () => {
  const told = files.flatMap((file) => decideCases(join(here, file)));
  expect(told.length).toBeGreaterThan(cnRules.length);
  const hit = new Set(told.flatMap((one) => one.rules));
  const passed = new Set(told.flatMap((one) => one.never));
  expect(cnRules.map((rule) => rule.id).filter((id) => !hit.has(id))).toEqual([]);
  expect(cnRules.map((rule) => rule.id).filter((id) => !passed.has(id))).toEqual([]);
});

interface ToldCase {
  readonly name: string;
  readonly verdict: string;
  readonly rules: readonly string[];
  readonly never: readonly string[];
  readonly records: readonly string[];
  readonly forces: Readonly<Record<string, unknown>>;
  readonly next: string | undefined;
  readonly result: CheckResult;
}

/** Reads a file of cases and decides each. */
function decideCases(file: string): ToldCase[] {
  const told: unknown = parse(readFileSync(file, 'utf8'));
  if (!Array.isArray(told)) throw new Error(`believed a list of cases, but not so: ${file}`);
  return told.map((one: unknown) => decideCase(one, file));
}

function decideCase(told: unknown, file: string): ToldCase {
  if (!isRecord(told) || !isRecord(told.facts)) {
    throw new Error(`believed a case with facts, but not so: ${file}`);
  }
  const { action, ...facts } = told.facts;
  const times = { at: told.at, ...(told.until === undefined ? {} : { expectedEnd: told.until }) };
  const named = isRecord(action) ? action : {};
  const assumed = told.assume === 'none' ? {} : { assume: 'benign' };
  const check = { ...facts, ...assumed, action: { ...named, ...times } };
  const answer = checkActs({ checks: [check] });
  if ('errors' in answer) throw new Error(`${file}: ${JSON.stringify(answer.errors)}`);
  const result = answer.results[0];
  if (!result) throw new Error(`believed one result, but not so: ${file}`);
  return {
    name: String(told.name),
    verdict: String(told.verdict),
    rules: [...texts(told.rules), ...texts(told.rule)],
    never: [...texts(told.never), ...texts(told.not)],
    records: texts(told.records),
    forces: isRecord(told.forces) ? told.forces : {},
    next: typeof told.next === 'string' ? told.next : undefined,
    result,
  };
}

function texts(value: unknown): string[] {
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value]).map(String);
}
