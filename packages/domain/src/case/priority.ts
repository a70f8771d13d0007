// SPDX-License-Identifier: Apache-2.0
// How pressing a case is, in steps with a reason in words for each. Never the amount alone, and no
// term that changes for everyone every day.
import type { Bucket } from '../account/delinquency.ts';
import { unreachable } from '../assert.ts';

export type PriorityReason =
  | 'person-asked'
  | 'remote-contact-failed'
  | 'pause'
  | 'early-help'
  | 'newly-late'
  | 'long-late'
  | 'very-long-late'
  | 'jumped-buckets'
  | 'several-accounts';

export interface PrioritySignals {
  readonly worstBucket: Bucket;
  readonly lateAccounts: number;
  readonly hasJump: boolean;
  readonly askedForVisit: boolean;
  readonly remoteContactFailed: boolean;
  readonly isPaused: boolean;
}

export interface Priority {
  /** 0 (nothing to do now) to 9 (first). */
  readonly step: number;
  readonly reasons: readonly PriorityReason[];
}

export function priorityOf(signals: PrioritySignals): Priority {
  if (signals.isPaused) return { step: 0, reasons: ['pause'] };
  const reasons: PriorityReason[] = [];
  let step = 0;
  if (signals.askedForVisit) {
    reasons.push('person-asked');
    step += 4;
  }
  if (signals.remoteContactFailed) {
    reasons.push('remote-contact-failed');
    step += 2;
  }
  const age = ageOf(signals.worstBucket);
  reasons.push(age.reason);
  step += age.step;
  if (signals.hasJump) {
    reasons.push('jumped-buckets');
    step += 1;
  }
  if (signals.lateAccounts > 1) {
    reasons.push('several-accounts');
    step += 1;
  }
  return { step: Math.min(9, step), reasons };
}

/** Help does the most in the second and third month, before the matter hardens. */
function ageOf(bucket: Bucket): { readonly reason: PriorityReason; readonly step: number } {
  switch (bucket) {
    case 'M0':
    case 'M1':
      return { reason: 'newly-late', step: 1 };
    case 'M2':
    case 'M3':
      return { reason: 'early-help', step: 3 };
    case 'M4':
    case 'M5':
    case 'M6':
      return { reason: 'long-late', step: 2 };
    case 'M7+':
      return { reason: 'very-long-late', step: 1 };
    default:
      return unreachable(bucket);
  }
}
