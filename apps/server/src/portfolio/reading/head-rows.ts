// SPDX-License-Identifier: Apache-2.0
// Takes the first rows off a stream without losing the rest: headers are read before the lines.
import { ok, type Result } from '@fairvisit/domain/result.ts';
import type { Blocks } from './file-bytes.ts';
import type { RawRow, RawRows } from './portfolio-row.ts';

export interface HeadAndRest {
  readonly head: readonly RawRow[];
  readonly rest: RawRows;
}

/** The first `count` rows (fewer when the file ends before) and all others. */
export async function headRows(rows: RawRows, count: number): Promise<Result<HeadAndRest>> {
  const iterator = rows[Symbol.asyncIterator]();
  const taken: RawRow[] = [];
  while (taken.length < count) {
    const next = await iterator.next();
    if (next.done === true) break;
    if (!next.value.ok) return next.value;
    taken.push(...next.value.value);
  }
  return ok({ head: taken.slice(0, count), rest: resumed(ok(taken.slice(count)), iterator) });
}

/** The first block of a text and the whole text again. */
export async function firstBlock(
  blocks: Blocks<string>,
): Promise<Result<{ readonly first: string; readonly all: Blocks<string> }>> {
  const iterator = blocks[Symbol.asyncIterator]();
  const next = await iterator.next();
  if (next.done === true) return ok({ first: '', all: blocks });
  if (!next.value.ok) return next.value;
  return ok({ first: next.value.value, all: resumed(next.value, iterator) });
}

/** A row that was read ahead, put back before the others. */
export async function* withFirst(row: RawRow, rest: RawRows): RawRows {
  yield ok([row]);
  yield* rest;
}

async function* resumed<Block extends { readonly length: number }>(
  first: Result<Block>,
  iterator: AsyncIterator<Result<Block>>,
): AsyncGenerator<Result<Block>> {
  try {
    if (first.ok && first.value.length > 0) yield first;
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
      yield next.value;
    }
  } finally {
    await iterator.return?.();
  }
}
