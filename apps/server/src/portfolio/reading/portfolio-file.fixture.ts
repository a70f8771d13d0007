// SPDX-License-Identifier: Apache-2.0
// Sources and drained files for the reading tests. GB18030 is encoded by turning the platform's
// decoder round, so the tests need no library; its hard bytes are pinned in decode.test.ts.
import type { Refusal } from '@fairvisit/domain/refusals.ts';
import type { Result } from '@fairvisit/domain/result.ts';
import type { PortfolioSource } from './file-bytes.ts';
import { openPortfolioFile, type PortfolioProfile } from './open-portfolio-file.ts';
import type { PortfolioFile } from './portfolio-file.ts';
import type { PortfolioRow, RowFault } from './portfolio-row.ts';

/** Bytes in chunks of a size that cuts through characters, lines and quotes. */
export function sourceOf(
  content: string | Uint8Array,
  { name = 'portfolio.csv', chunkBytes = 65_536 } = {},
): PortfolioSource {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return { name, bytes: chunksOf(bytes, chunkBytes) };
}

async function* chunksOf(bytes: Uint8Array, chunkBytes: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
}

export interface Drained {
  readonly file: PortfolioFile | null;
  readonly rows: PortfolioRow[];
  readonly faults: RowFault[];
  readonly refusal: Refusal | null;
}

/** Everything the file gives, its refusal last. */
export async function drained(opened: Result<PortfolioFile>): Promise<Drained> {
  const rows: PortfolioRow[] = [];
  const faults: RowFault[] = [];
  if (!opened.ok) return { file: null, rows, faults, refusal: opened.refusal };
  for await (const batch of opened.value.batches) {
    if (!batch.ok) return { file: opened.value, rows, faults, refusal: batch.refusal };
    for (const item of batch.value) {
      if (item.kind === 'row') rows.push(item.row);
      else faults.push(item.fault);
    }
  }
  return { file: opened.value, rows, faults, refusal: null };
}

export async function readAll(
  content: string | Uint8Array,
  profile: PortfolioProfile,
  options: { readonly name?: string; readonly chunkBytes?: number } = {},
): Promise<Drained> {
  return drained(await openPortfolioFile(sourceOf(content, options), profile));
}

/** `field:code` of every problem, by line. */
export function faultsOf({ faults }: Drained): string[] {
  return faults.flatMap(({ line, problems }) =>
    problems.map(({ field, code }) => `${line} ${field} ${code}`),
  );
}

export function utf16(text: string, order: 'le' | 'be'): Buffer {
  const bytes = Buffer.from(text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
}

export function gb18030(text: string): Buffer {
  codes ??= decodedCodes();
  const known = codes;
  return Buffer.concat(
    [...text].map((character) => {
      const bytes = known.get(character);
      if (bytes === undefined) throw new Error(`no GB18030 code for ${character}`);
      return bytes;
    }),
  );
}

let codes: ReadonlyMap<string, Buffer> | null = null;

function decodedCodes(): ReadonlyMap<string, Buffer> {
  const found = new Map<string, Buffer>();
  const decoder = new TextDecoder('gb18030');
  const note = (bytes: number[]) => {
    const text = decoder.decode(Uint8Array.from(bytes));
    if ([...text].length === 1 && !found.has(text)) found.set(text, Buffer.from(bytes));
  };
  for (let byte = 0; byte < 0x80; byte++) note([byte]);
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) note([lead, trail]);
  }
  for (let first = 0x81; first <= 0x82; first++) {
    for (let second = 0x30; second <= 0x39; second++) {
      for (let third = 0x81; third <= 0xfe; third++) {
        for (let fourth = 0x30; fourth <= 0x39; fourth++) note([first, second, third, fourth]);
      }
    }
  }
  return found;
}
