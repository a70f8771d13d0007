// SPDX-License-Identifier: Apache-2.0
// Pictures of pages as they are kept: PNG, eight bits of grey, no interlace. Nothing else is read.
import { deflateSync, inflateSync } from 'node:zlib';
import { assert } from '@fairvisit/domain/assert.ts';

export interface GrayPicture {
  readonly width: number;
  readonly height: number;
  /** Row by row, 0 is black. */
  readonly pixels: Uint8Array;
}

const signature = Buffer.from('89504e470d0a1a0a', 'hex');

export function writePng({ width, height, pixels }: GrayPicture): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // Eight bits, grey, and the only methods there are.
  head.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y += 1) {
    rows[y * (width + 1)] = filters.up;
    for (let x = 0; x < width; x += 1) {
      const above = y === 0 ? 0 : (pixels[(y - 1) * width + x] ?? 0);
      rows[y * (width + 1) + 1 + x] = (pixels[y * width + x] ?? 0) - above;
    }
  }
  const packed = deflateSync(rows, { level: 9 });
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', packed),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Reads what `writePng` wrote. */
export function readPng(bytes: Buffer): GrayPicture {
  assert(bytes.subarray(0, 8).equals(signature), 'a picture is a PNG');
  const width = bytes.readUInt32BE(16);
  const height = bytes.readUInt32BE(20);
  const length = bytes.readUInt32BE(33);
  assert(bytes.toString('latin1', 37, 41) === 'IDAT', 'a picture has one piece');
  const rows = inflateSync(bytes.subarray(41, 41 + length));
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    assert(rows[y * (width + 1)] === filters.up, 'a row is told by the one above');
    for (let x = 0; x < width; x += 1) {
      const above = y === 0 ? 0 : (pixels[(y - 1) * width + x] ?? 0);
      pixels[y * width + x] = (rows[y * (width + 1) + 1 + x] ?? 0) + above;
    }
  }
  return { width, height, pixels };
}

const filters = { up: 2 } as const;

function chunk(type: string, body: Buffer): Buffer {
  const name = Buffer.from(type, 'latin1');
  const head = Buffer.alloc(4);
  head.writeUInt32BE(body.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(Buffer.concat([name, body])));
  return Buffer.concat([head, name, body, sum]);
}

function crc32(bytes: Buffer): number {
  let rest = 0xffffffff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit += 1) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0);
  }
  return (rest ^ 0xffffffff) >>> 0;
}
