// SPDX-License-Identifier: Apache-2.0
// What an import is given and what it tells; the command line prints the report as it is.
import type { CycleReport } from './import-figures.ts';
import type { QuarantinedLine } from './read-totals.ts';
import type { PortfolioSource } from './reading/file-bytes.ts';
import type { PortfolioProfile } from './reading/open-portfolio-file.ts';
import type { FileScope } from './reading/portfolio-row.ts';

export interface ImportInput {
  readonly source: PortfolioSource;
  readonly fileName: string;
  readonly profile: PortfolioProfile;
  /** Overrides what the bytes show; a word nobody knows is refused. */
  readonly encoding?: string;
  /** Reads and judges everything and writes nothing. */
  readonly dryRun?: boolean;
  /** Groups accounts under other customers than the file does (the demo's people). */
  readonly personOf?: (accountReference: string) => string;
  /** Of an upload that was registered before. */
  readonly importId?: string;
  readonly progress?: (rowsDone: number) => void;
}

export interface ImportReport {
  /** Null for a dry run. */
  readonly importId: string | null;
  readonly encoding: string;
  readonly scope: FileScope;
  readonly rows: number;
  readonly accounts: number;
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly quarantined: readonly QuarantinedLine[];
  /** Accounts the institution has and a full file does not name; always 0 for a delta. */
  readonly missing: number;
  readonly dataChecks: number;
  readonly jumps: number;
  readonly cycles: readonly CycleReport[];
}
