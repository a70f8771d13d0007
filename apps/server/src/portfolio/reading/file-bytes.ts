// SPDX-License-Identifier: Apache-2.0
// Where a portfolio file's bytes come from, counted, so that no reader can be fed without end.
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { ok, type Result, refuse } from '@fairvisit/domain/result.ts';

export interface PortfolioSource {
  /** The file's name without its folder; a mapping may read the date from it. */
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

export type Blocks<Block> = AsyncIterable<Result<Block>>;

/** A file on disk. It is opened only when it is read. */
export function fileSource(path: string): PortfolioSource {
  return { name: basename(path), bytes: createReadStream(path, { highWaterMark: 256 * 1024 }) };
}

/** The source's bytes, up to `bytesMax`; what the disk cannot give is a refusal, not a crash. */
export async function* countedBytes(source: PortfolioSource, bytesMax: number): Blocks<Uint8Array> {
  let bytes = 0;
  try {
    for await (const chunk of source.bytes) {
      bytes += chunk.length;
      if (bytes > bytesMax) {
        yield refuse({ code: 'file.too-large', field: 'file', detail: { bytesMax } });
        return;
      }
      if (chunk.length > 0) yield ok(chunk);
    }
  } catch (error) {
    const reason = unreadable(error);
    if (reason === null) throw error;
    yield refuse({ code: reason.code, field: 'file', detail: { reason: reason.errno } });
  }
}

/** All bytes of a small file at once; only the workbook reader needs this. */
export async function wholeFile(
  source: PortfolioSource,
  bytesMax: number,
): Promise<Result<Uint8Array>> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of countedBytes(source, bytesMax)) {
    if (!chunk.ok) return chunk;
    chunks.push(chunk.value);
  }
  return ok(Buffer.concat(chunks));
}

function unreadable(
  error: unknown,
): { code: 'thing.not-found' | 'permission.missing' | 'file.binary'; errno: string } | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  if (error.code === 'ENOENT') return { code: 'thing.not-found', errno: 'ENOENT' };
  if (error.code === 'EACCES') return { code: 'permission.missing', errno: 'EACCES' };
  if (error.code === 'EISDIR') return { code: 'file.binary', errno: 'EISDIR' };
  return null;
}
