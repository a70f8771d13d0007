// SPDX-License-Identifier: Apache-2.0
// Unpacks every part of a zip once, keeping nothing, to know that it fits: the sizes written in the
// file may lie, and a bomb of a few megabytes would otherwise take the memory of the whole server.

import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { ok, type Result, refuse } from '@fairvisit/domain/result.ts';
import { workbookUnpackedBytesMax } from './reading-limits.ts';

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const entriesMax = 1_000;

/** Bytes the archive unpacks to; refused when it is no whole zip or unpacks to too much. */
export async function unpackedSize(bytes: Uint8Array): Promise<Result<number>> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  if (end === null) return damaged();
  const entries = view.getUint16(end + 10, true);
  if (entries > entriesMax) return damaged();
  let at = view.getUint32(end + 16, true);
  let total = 0;
  for (let entry = 0; entry < entries; entry++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== entrySignature) return damaged();
    const packed = view.getUint32(at + 20, true);
    const local = view.getUint32(at + 42, true);
    if (local + 30 > bytes.length) return damaged();
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    if (start + packed > bytes.length) return damaged();
    const part = bytes.subarray(start, start + packed);
    const size = view.getUint16(at + 10, true) === 0 ? packed : await inflatedSize(part, total);
    if (size === null) return damaged();
    total += size;
    if (total > workbookUnpackedBytesMax) {
      const detail = { unpackedBytesMax: workbookUnpackedBytesMax };
      return refuse({ code: 'file.too-large', field: 'file', detail });
    }
    at +=
      46 +
      view.getUint16(at + 28, true) +
      view.getUint16(at + 30, true) +
      view.getUint16(at + 32, true);
  }
  return ok(total);
}

function damaged(): Result<never> {
  return refuse({ code: 'file.workbook', field: 'file', detail: { reason: 'damaged' } });
}

/** The directory's end is the last 22 bytes, or further up when a comment follows it. */
function endOfDirectory(view: DataView): number | null {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at--) {
    if (view.getUint32(at, true) === endSignature) return at;
  }
  return null;
}

async function inflatedSize(part: Uint8Array, before: number): Promise<number | null> {
  let size = 0;
  try {
    for await (const chunk of Readable.from([part]).pipe(createInflateRaw())) {
      size += chunk.length;
      if (before + size > workbookUnpackedBytesMax) break;
    }
    return size;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}
