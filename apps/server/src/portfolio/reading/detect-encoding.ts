// SPDX-License-Identifier: Apache-2.0
// Which encoding the first bytes of a file are in. A mark at the beginning decides; then the
// pattern of NUL bytes (UTF-16); then valid UTF-8; GB18030 is what is left, and is held to.

export type FileEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

export interface DetectedEncoding {
  /** Null when the bytes hold NULs that are no UTF-16: a binary file. */
  readonly encoding: FileEncoding | null;
  readonly bomBytes: number;
}

export function detectEncoding(window: Uint8Array, isWhole: boolean): DetectedEncoding {
  const [first, second, third, fourth] = window;
  if (first === 0xef && second === 0xbb && third === 0xbf) {
    return { encoding: 'utf-8', bomBytes: 3 };
  }
  if (first === 0xff && second === 0xfe) return { encoding: 'utf-16le', bomBytes: 2 };
  if (first === 0xfe && second === 0xff) return { encoding: 'utf-16be', bomBytes: 2 };
  if (first === 0x84 && second === 0x31 && third === 0x95 && fourth === 0x33) {
    return { encoding: 'gb18030', bomBytes: 4 };
  }
  if (window.includes(0)) return { encoding: utf16ByNuls(window), bomBytes: 0 };
  return { encoding: isUtf8(window, isWhole) ? 'utf-8' : 'gb18030', bomBytes: 0 };
}

/** Digits and separators make every second byte a NUL; in any other file NULs lie anywhere. */
function utf16ByNuls(window: Uint8Array): FileEncoding | null {
  let even = 0;
  let odd = 0;
  for (let at = 0; at < window.length; at++) {
    if (window[at] !== 0) continue;
    if (at % 2 === 0) even++;
    else odd++;
  }
  const pairs = window.length / 2;
  if (odd > pairs / 10 && even < pairs / 100) return 'utf-16le';
  if (even > pairs / 10 && odd < pairs / 100) return 'utf-16be';
  return null;
}

function isUtf8(window: Uint8Array, isWhole: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(window, { stream: !isWhole });
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
