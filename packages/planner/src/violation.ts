// SPDX-License-Identifier: Apache-2.0
// What the checker says about a plan that breaks its problem.

export type ViolationCode =
  | 'unknown-team'
  | 'team-twice'
  | 'empty-route'
  | 'unknown-visit'
  | 'visit-twice'
  | 'visit-unaccounted'
  | 'no-coordinates'
  | 'skill'
  | 'locked-team'
  | 'not-allowed-team'
  | 'forbidden-pair'
  | 'travel'
  | 'sequence'
  | 'window'
  | 'shift'
  | 'break'
  | 'capacity'
  | 'stops'
  | 'totals';

export interface Violation {
  readonly code: ViolationCode;
  readonly team: string | null;
  readonly visit: string | null;
  /** What was found, in figures. */
  readonly found: string;
}
