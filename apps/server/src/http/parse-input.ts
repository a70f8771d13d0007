// SPDX-License-Identifier: Apache-2.0
// Parses what a caller sent, once, at the edge. An unknown key is refused by name: a filter that was
// silently ignored shows rows that nobody asked for.
import type { Route } from '@fairvisit/api/route.ts';
import { ok, type Result, refuse } from '@fairvisit/domain/result.ts';
import { z } from 'zod';

export interface Input {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

export function parseInput(route: Route, sent: Input): Result<Input> {
  const parsed: Record<keyof Input, unknown> = {
    params: undefined,
    query: undefined,
    body: undefined,
  };
  for (const part of ['params', 'query', 'body'] as const) {
    const schema = route[part] ?? nothing;
    if (cannotBeRead(sent[part])) return refuse({ code: 'request.malformed', field: part });
    const result = schema.safeParse(sent[part] ?? {});
    if (!result.success) {
      return refuse({ code: 'request.malformed', field: fieldOf(result.error) ?? part });
    }
    if (route[part]) parsed[part] = result.data;
  }
  return ok(parsed);
}

/** No body of ours is nested deeper than a few levels; without a limit the stack is the limit. */
const levelsMax = 20;

/** No keyboard types U+0000, and PostgreSQL stores no text with one. */
function cannotBeRead(sent: unknown, level = 0): boolean {
  if (typeof sent === 'string') return sent.includes('\u0000');
  if (typeof sent !== 'object' || sent === null) return false;
  if (level > levelsMax) return true;
  return Object.entries(sent).some(
    ([key, value]) => cannotBeRead(key) || cannotBeRead(value, level + 1),
  );
}

const nothing = z.strictObject({});
const fieldLengthMax = 100;

/** The first field at fault, with a dot between levels; of an unknown key, its name. */
function fieldOf(error: z.ZodError): string | null {
  const issue = error.issues[0];
  if (!issue) return null;
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') path.push(issue.keys[0] ?? '');
  return path.length === 0 ? null : path.join('.').slice(0, fieldLengthMax);
}
