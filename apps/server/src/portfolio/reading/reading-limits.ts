// SPDX-License-Identifier: Apache-2.0
// Every limit of a portfolio file by name. A file beyond one is refused with the place, because a
// reader that grows with its input takes the whole server down with it.

export const fileBytesMax = 512 * 1024 * 1024;
export const rowsMax = 5_000_000;
export const columnsMax = 256;
export const cellCharactersMax = 64 * 1024;
export const batchRowsMax = 500;

export const workbookBytesMax = 50 * 1024 * 1024;
export const workbookRowsMax = 200_000;
/** What a workbook may unpack to: a zip of a few megabytes can hold many gigabytes of blanks. */
export const workbookUnpackedBytesMax = 512 * 1024 * 1024;

/** How much of a file is looked at before its encoding is decided. */
export const detectionBytesMax = 1024 * 1024;

/** Characters of a text field; longer ones are quarantined, never cut. */
export const textCharactersMax = {
  reference: 64,
  name: 400,
  contact: 254,
  address: 1_000,
  word: 64,
} as const;
