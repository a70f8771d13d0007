// SPDX-License-Identifier: Apache-2.0
// What every step of a merge is given: who imports, when, and as part of which import.
import type { BusinessTime } from '../clock/business-clock.ts';
import type { Actor, Ground } from '../ground.ts';
import type { PortfolioRow, RowFault } from './reading/portfolio-row.ts';

export interface MergeContext {
  readonly ground: Ground;
  readonly actor: Actor;
  readonly time: BusinessTime;
  readonly importId: string;
}

/** A row as it waits in staging, with its cells for the case that it does not fit. */
export interface StagedRow {
  readonly row: PortfolioRow;
  readonly raw: Readonly<Record<string, string>>;
}

export interface MergeCounts {
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly faults: readonly RowFault[];
}

/** The source under which customers of portfolio files stand in the directory. */
export const customerSource = 'customer';

/** Rows in one transaction. On the embedded database everybody else waits for it. */
export const mergeRowsMax = 200;
