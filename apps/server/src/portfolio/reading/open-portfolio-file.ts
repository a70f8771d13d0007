// SPDX-License-Identifier: Apache-2.0
// The one door through which portfolio files come in, whatever their format.
import type { Result } from '@fairvisit/domain/result.ts';
import { openDailyCsv, openDailyWorkbook } from './daily-file.ts';
import type { FileEncoding } from './detect-encoding.ts';
import type { PortfolioSource } from './file-bytes.ts';
import type { PortfolioMapping } from './mapping.ts';
import { openMappedFile } from './mapping-file.ts';
import type { PortfolioFile } from './portfolio-file.ts';
import { openUciFile } from './uci-file.ts';
import type { UciOptions } from './uci-panel.ts';

export type PortfolioProfile =
  | ({ readonly kind: 'uci-panel' } & UciOptions)
  | { readonly kind: 'daily-csv' }
  | { readonly kind: 'daily-xlsx' }
  | { readonly kind: 'mapping'; readonly mapping: PortfolioMapping };

/**
 * Opens a file: its encoding, header and first record are read and judged at once, its lines only
 * as `batches` is consumed. `encoding` overrides what the bytes show.
 */
export function openPortfolioFile(
  source: PortfolioSource,
  profile: PortfolioProfile,
  { encoding = 'auto' }: { readonly encoding?: FileEncoding | 'auto' } = {},
): Promise<Result<PortfolioFile>> {
  switch (profile.kind) {
    case 'uci-panel': {
      const { kind: _, ...options } = profile;
      return openUciFile(source, options, encoding);
    }
    case 'daily-csv':
      return openDailyCsv(source, encoding);
    case 'daily-xlsx':
      return openDailyWorkbook(source);
    case 'mapping':
      return openMappedFile(source, profile.mapping, encoding);
  }
}
