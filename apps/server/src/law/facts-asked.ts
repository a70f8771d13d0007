// SPDX-License-Identifier: Apache-2.0
// Whose facts are asked for, and as of when. Shared by the queries that load them, one per kind.
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import type { BusinessTime } from '../clock/business-clock.ts';

export interface FactsAsked {
  readonly institutionId: InstitutionId;
  readonly cardholderIds: readonly string[];
  readonly time: BusinessTime;
  /** Visits that are being judged themselves: not part of their own history. */
  readonly exceptVisitIds?: readonly string[];
}

/** People whose facts are loaded in one go. */
export const peopleAskedMax = 10_000;
/** Rows of one kind for all of them; more is a bug, not something to cut off in silence. */
export const factRowsMax = 2_000_000;
