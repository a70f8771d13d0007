// SPDX-License-Identifier: Apache-2.0
// How the visit stands, in the one word that the page's first card is chosen by.
import type { PortalPage } from '@fairvisit/api/portal.ts';

export type Standing =
  | { readonly kind: 'none' | 'asked' | 'doorstep' | 'confirmed' | 'moved' | 'waiting' | 'done' }
  | { readonly kind: 'called-off'; readonly reason: string };

type Standable = Pick<PortalPage, 'visit' | 'declinedUntil' | 'change'>;

export function standingOf({ visit, declinedUntil, change }: Standable): Standing {
  if (visit === null) {
    return declinedUntil === null ? { kind: 'none' } : { kind: 'called-off', reason: 'declined' };
  }
  if (visit.state === 'called-off') {
    return { kind: 'called-off', reason: visit.endedReason ?? visit.answer ?? 'other' };
  }
  if (visit.state === 'done') return { kind: 'done' };
  if (visit.state === 'waiting' || visit.window === null) return { kind: 'waiting' };
  // Who chose a time has agreed to it: his new notice is confirmed, and the change says by whom.
  if (visit.answer === 'confirmed' || visit.answer === 'moved') {
    return { kind: change?.kind === 'moved' ? 'moved' : 'confirmed' };
  }
  return { kind: visit.manner === 'doorstep' ? 'doorstep' : 'asked' };
}

/** Whether somebody is still going to come, so that it matters who, and how to check him. */
export function isComing(standing: Standing): boolean {
  return ['asked', 'doorstep', 'confirmed', 'moved'].includes(standing.kind);
}

/** Whether nothing is left that a way would have to be found for. */
export function isSettled(standing: Standing): boolean {
  return standing.kind === 'called-off' && ['paid', 'case-closed'].includes(standing.reason);
}
