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
  const cut = area
    ? ['-l', '1', '-r', '72', '-x', area.x, '-y', area.y, '-W', area.width, '-H', area.height]
    : [];
  const args = ['-layout', ...cut.map(String), '-', '-'];
  return execFileSync('pdftotext', args, { input: bytes, encoding: 'utf8' });
}
