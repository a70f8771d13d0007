// SPDX-License-Identifier: Apache-2.0
// Pages as pictures: text extraction looks perfect where glyphs are dropped and amounts are cut, so
// what counts is what ink there is. `FAIRVISIT_RENEW_PICTURES=1` writes the references anew.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { assert } from '@fairvisit/domain/assert.ts';
import { type GrayPicture, readPng, writePng } from './gray-png.ts';

const dotsPerInch = 72;
/** The side of a tile in pixels: about one character. */
const tileSide = 12;
/**
 * How far the ink of one tile may differ on average, of 255. Another version of the renderer moves
 * the edges of a glyph by less; a missing character, or a digit in place of another, by more.
 */
export const tileDifferenceMax = 6;
/** Pictures are kept in sixteen shades. */
const shadeStep = 17;

/** A page (from 1) as it is drawn. */
export function pictureOfPage(pdf: Uint8Array, page: number): GrayPicture {
  const args = ['-r', dotsPerInch, '-gray', '-f', page, '-l', page, '-'].map(String);
  const pgm = execFileSync('pdftoppm', args, { input: pdf, maxBuffer: 64 * 1024 * 1024 });
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(pgm.toString('latin1', 0, 64));
  assert(head, 'the page is drawn');
  const pixels = new Uint8Array(pgm.subarray(head[0].length));
  for (const [at, pixel] of pixels.entries())
    pixels[at] = Math.round(pixel / shadeStep) * shadeStep;
  return { width: Number(head[1]), height: Number(head[2]), pixels };
}

/** The largest difference of a tile; infinite where the pages have not the same size. */
export function worstTile(left: GrayPicture, right: GrayPicture): number {
  if (left.width !== right.width || left.height !== right.height) return Number.POSITIVE_INFINITY;
  let worst = 0;
  // Tiles overlap by half, so that nothing hides on an edge between two of them.
  for (let y = 0; y + tileSide <= left.height; y += tileSide / 2) {
    for (let x = 0; x + tileSide <= left.width; x += tileSide / 2) {
      worst = Math.max(worst, tileDifference({ left, right, x, y }));
    }
  }
  return worst;
}

interface Tile {
  readonly left: GrayPicture;
  readonly right: GrayPicture;
  readonly x: number;
  readonly y: number;
}

function tileDifference({ left, right, x, y }: Tile): number {
  let total = 0;
  for (let row = y; row < y + tileSide; row += 1) {
    for (let at = row * left.width + x; at < row * left.width + x + tileSide; at += 1) {
      total += Math.abs((left.pixels[at] ?? 0) - (right.pixels[at] ?? 0));
    }
  }
  return total / (tileSide * tileSide);
}

/** The reference kept under this path; written now where it is asked for. */
export function referencePicture(path: string, now: GrayPicture): GrayPicture {
  if (process.env.FAIRVISIT_RENEW_PICTURES === '1') {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, writePng(now));
  }
  return keptPicture(path);
}

/** For planted faults, which never become references. */
export function keptPicture(path: string): GrayPicture {
  assert(existsSync(path), `there is a reference picture (${path.split('/').at(-1)})`);
  return readPng(readFileSync(path));
}
