// SPDX-License-Identifier: Apache-2.0
// What a reader finds in a PDF: its text, in the order in which it stands on the page.
import { execFileSync } from 'node:child_process';

export interface TextArea {
  /** Points from the top left corner of the first page. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** All of it, or what lies inside an area of the first page. */
export function textOfPdf(bytes: Uint8Array, area?: TextArea): string {
  const args = ['-layout', ...(area ? cutOf(area) : []), '-', '-'];
  return execFileSync('pdftotext', args, { input: bytes, encoding: 'utf8' });
}

/** Whole points, outwards. */
function cutOf({ x, y, width, height }: TextArea): readonly string[] {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [across, down] = [Math.ceil(x + width) - left, Math.ceil(y + height) - top];
  return ['-l', '1', '-r', '72', '-x', left, '-y', top, '-W', across, '-H', down].map(String);
}
