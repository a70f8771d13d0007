// SPDX-License-Identifier: Apache-2.0
// What an opened portfolio file is to whoever stages it: what was told about it, and its batches.
import type { Result } from '@fairvisit/domain/result.ts';
import type { FileEncoding } from './detect-encoding.ts';
import type { FileItem, FileScope } from './portfolio-row.ts';
import type { RereadContext } from './reread.ts';
import type { TrailerState } from './trailer.ts';

/** A portfolio file opened and told; nothing of it is held beyond the batch in hand. */
export interface PortfolioFile {
  readonly profile: string;
  /** What is known so far; final once the last batch is read. `xlsx` for a workbook. */
  readonly encoding: () => FileEncoding | 'xlsx';
  readonly scope: FileScope;
  /** The day of the file; null where every row brings its own. */
  readonly fileOn: string | null;
  /** How a corrected row of this file is read again; plain JSON, to be kept with the quarantine. */
  readonly reread: RereadContext;
  /** Whether the closing record agreed; meaningful after the last batch. */
  readonly trailer: () => TrailerState;
  /** Batches of at most 500; a refused batch is the last one and then nothing may be merged. */
  readonly batches: AsyncIterable<Result<readonly FileItem[]>>;
}
