// SPDX-License-Identifier: Apache-2.0
// Tells by its first bytes that a file is not text at all, so that a scanned PDF is refused as one
// and not as "undecodable at byte 10".

export type BinaryKind = (typeof magics)[number]['kind'] | 'unnamed';

/** The kind of a binary file with a known beginning; null when the beginning is not known. */
export function knownBinary(head: Uint8Array): BinaryKind | null {
  return magics.find(({ bytes }) => bytes.every((byte, at) => head[at] === byte))?.kind ?? null;
}

/** True when the text is full of control characters, as machine code without a NUL can be. */
export function looksLikeMachineCode(head: Uint8Array): boolean {
  let controls = 0;
  for (const byte of head) {
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c) controls++;
  }
  return controls * 10 > head.length;
}

const magics = [
  { kind: 'zip', bytes: [0x50, 0x4b, 0x03, 0x04] },
  { kind: 'zip', bytes: [0x50, 0x4b, 0x05, 0x06] },
  { kind: 'pdf', bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { kind: 'png', bytes: [0x89, 0x50, 0x4e, 0x47] },
  { kind: 'jpeg', bytes: [0xff, 0xd8, 0xff] },
  { kind: 'gif', bytes: [0x47, 0x49, 0x46, 0x38] },
  { kind: 'elf', bytes: [0x7f, 0x45, 0x4c, 0x46] },
  { kind: 'gzip', bytes: [0x1f, 0x8b] },
  { kind: 'bzip2', bytes: [0x42, 0x5a, 0x68, 0x39, 0x31, 0x41] },
  { kind: 'xz', bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00] },
  { kind: 'zstandard', bytes: [0x28, 0xb5, 0x2f, 0xfd] },
  { kind: '7z', bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c] },
  { kind: 'rar', bytes: [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07] },
  { kind: 'xls', bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] },
  { kind: 'sqlite', bytes: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66, 0x6f, 0x72, 0x6d] },
] as const;
