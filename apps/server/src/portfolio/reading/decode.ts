// SPDX-License-Identifier: Apache-2.0
// Bytes to text. Banks send UTF-8, UTF-16 and GB18030 and rarely say which: the encoding is
// detected, told and then held to, so that no name is ever read with replacement characters.
import { isAscii } from 'node:buffer';
import type { Refusal } from '@fairvisit/domain/refusals.ts';
import { ok, type Result, refuse } from '@fairvisit/domain/result.ts';
import { detectEncoding, type FileEncoding } from './detect-encoding.ts';
import type { Blocks } from './file-bytes.ts';
import { knownBinary, looksLikeMachineCode } from './file-kind.ts';
import { cellCharactersMax, columnsMax, detectionBytesMax } from './reading-limits.ts';

export interface DecodedFile {
  /** What is known so far: an ASCII beginning says UTF-8 until the first other byte decides. */
  readonly encoding: () => FileEncoding;
  readonly blocks: Blocks<string>;
}

/** Opens a text file in the encoding asked for, or in the one its bytes show. */
export async function decodeText(
  bytes: Blocks<Uint8Array>,
  wanted: FileEncoding | 'auto',
): Promise<Result<DecodedFile>> {
  const iterator = bytes[Symbol.asyncIterator]();
  const file = await opened(iterator, wanted);
  if (!file.ok) await iterator.return?.();
  return file;
}

async function opened(
  iterator: AsyncIterator<Result<Uint8Array>>,
  wanted: FileEncoding | 'auto',
): Promise<Result<DecodedFile>> {
  const first = await firstWindow(iterator);
  if (!first.ok) return first;
  const { window, isWhole } = first.value;
  if (window.length === 0) return refuse({ code: 'file.empty', field: 'file' });
  const kind = knownBinary(window);
  if (kind !== null) return refuse({ code: 'file.binary', field: 'file', detail: { kind } });
  const detected = detectEncoding(window, isWhole);
  const encoding = wanted === 'auto' ? detected.encoding : wanted;
  if (encoding === null || (!isWide(encoding) && looksLikeMachineCode(window))) {
    return refuse({ code: 'file.binary', field: 'file', detail: { kind: 'unnamed' } });
  }
  if (window.length === detected.bomBytes && isWhole) {
    return refuse({ code: 'file.empty', field: 'file' });
  }
  const isOpen = wanted === 'auto' && encoding === 'utf-8' && detected.bomBytes === 0;
  const state = { encoding, isUndecided: isOpen && isAscii(window) };
  const head = probe(window, state, isWhole);
  if (head !== null) return refuse(head);
  return ok({
    encoding: () => state.encoding,
    blocks: decodedBlocks(joined(window, iterator), state),
  });
}

interface DecodeState {
  encoding: FileEncoding;
  /** Nothing but ASCII was seen, so the first other byte may still choose GB18030. */
  isUndecided: boolean;
}

/** A file whose first megabyte cannot be decoded is refused before anything is opened. */
function probe(window: Uint8Array, state: DecodeState, isWhole: boolean): Refusal | null {
  if (state.isUndecided) return null;
  const end = isWhole ? window.length : safeEnd(window, state.encoding);
  const text = decoded(window.subarray(0, end), state.encoding);
  return text === null ? undecodable(window.subarray(0, end), state.encoding, 0) : null;
}

async function* decodedBlocks(bytes: Blocks<Uint8Array>, state: DecodeState): Blocks<string> {
  let carry: Uint8Array = new Uint8Array(0);
  let offset = 0;
  for await (const chunk of bytes) {
    if (!chunk.ok) {
      yield chunk;
      return;
    }
    const block = carry.length === 0 ? chunk.value : Buffer.concat([carry, chunk.value]);
    const end = safeEnd(block, state.encoding);
    carry = block.subarray(end);
    const text = blockText(block.subarray(0, end), state, offset);
    offset += end;
    if (carry.length > carryBytesMax) {
      yield refuse({ code: 'file.cell-too-large', field: 'file', detail: { offset } });
      return;
    }
    if (!text.ok || text.value.length > 0) yield text;
    if (!text.ok) return;
  }
  if (carry.length > 0) yield blockText(carry, state, offset);
}

/** Text without a comma, a blank or a line end for this long is no row of cells within limits. */
const carryBytesMax = cellCharactersMax * 4 * columnsMax;

function blockText(bytes: Uint8Array, state: DecodeState, offset: number): Result<string> {
  if (state.isUndecided && !isAscii(bytes)) {
    state.isUndecided = false;
    if (decoded(bytes, 'utf-8') === null) state.encoding = 'gb18030';
  }
  const marked = decoded(bytes, state.encoding);
  if (marked === null) return refuse(undecodable(bytes, state.encoding, offset));
  const text = offset === 0 && marked.startsWith('\ufeff') ? marked.slice(1) : marked;
  if (text.includes('\u0000')) {
    return refuse({ code: 'file.binary', field: 'file', detail: { kind: 'unnamed' } });
  }
  return ok(text);
}

function decoded(bytes: Uint8Array, encoding: FileEncoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** The refusal with the first byte that does not fit, found by halving: a prefix fits or not. */
function undecodable(bytes: Uint8Array, encoding: FileEncoding, offset: number): Refusal {
  let fits = 0;
  let fails = bytes.length;
  while (fails - fits > 1) {
    const middle = (fits + fails) >> 1;
    if (isPrefixDecodable(bytes.subarray(0, middle), encoding)) fits = middle;
    else fails = middle;
  }
  let lines = 1;
  for (let at = 0; at < fits; at++) if (bytes[at] === 0x0a) lines++;
  const place = offset === 0 ? { line: lines } : {};
  const detail = { offset: offset + fits, encoding };
  return { code: 'file.undecodable', field: 'file', ...place, detail };
}

function isPrefixDecodable(bytes: Uint8Array, encoding: FileEncoding): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

function isWide(encoding: FileEncoding): boolean {
  return encoding === 'utf-16le' || encoding === 'utf-16be';
}

/**
 * The last place where a character surely ends. In UTF-8 and GB18030 a byte below 0x30 is always a
 * whole character; in UTF-16 a pair of bytes is, unless it is the first half of a surrogate pair.
 */
function safeEnd(bytes: Uint8Array, encoding: FileEncoding): number {
  if (isWide(encoding)) {
    const even = bytes.length - (bytes.length % 2);
    const high = bytes[encoding === 'utf-16le' ? even - 1 : even - 2] ?? 0;
    return high >= 0xd8 && high <= 0xdb ? even - 2 : even;
  }
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] ?? 0) >= 0x30) end--;
  return end;
}

async function firstWindow(
  iterator: AsyncIterator<Result<Uint8Array>>,
): Promise<Result<{ window: Uint8Array; isWhole: boolean }>> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  while (bytes < detectionBytesMax) {
    const next = await iterator.next();
    if (next.done === true) return ok({ window: Buffer.concat(chunks), isWhole: true });
    if (!next.value.ok) return next.value;
    chunks.push(next.value.value);
    bytes += next.value.value.length;
  }
  return ok({ window: Buffer.concat(chunks), isWhole: false });
}

async function* joined(
  window: Uint8Array,
  iterator: AsyncIterator<Result<Uint8Array>>,
): Blocks<Uint8Array> {
  try {
    for (let at = 0; at < window.length; at += windowPartBytes) {
      yield ok(window.subarray(at, at + windowPartBytes));
    }
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
      yield next.value;
    }
  } finally {
    await iterator.return?.();
  }
}

/** Small parts keep each turn of the event loop short: the server answers in between. */
const windowPartBytes = 64 * 1024;
