// SPDX-License-Identifier: Apache-2.0
// Who may do what, in one table. The routes, the screens' buttons and the test of every route with
// every role read the same rows.
import type { Act } from '@fairvisit/api/route.ts';
import type { Role } from '@fairvisit/api/session.ts';
import type { Actor } from '../ground.ts';

export type GuardedAct = Exclude<Act, 'anyone' | 'signed-in' | 'portal.own'>;

const office = ['operations', 'supervisor', 'compliance', 'administrator'] as const;
const desk = ['operations', 'supervisor'] as const;

/** An act without a row does not compile. */
export const rolesOfAct = {
  'overview.read': office,
  'portfolio.read': office,
  'portfolio.import': ['operations', 'supervisor', 'administrator'],
  'quarantine.correct': desk,
  'data-check.clear': desk,
  'case.read': ['operations', 'supervisor', 'compliance'],
  'case.reveal': desk,
  'contact.record': desk,
  'pause.record': desk,
  'visit.request': desk,
  'visit.decide': ['supervisor'],
  'day-plan.read': ['operations', 'supervisor', 'officer', 'compliance'],
  'day-plan.make': desk,
  'day-plan.publish': ['supervisor'],
  'visit.doorstep': ['supervisor'],
  'message.read': ['operations', 'supervisor', 'compliance'],
  'message.handle': desk,
  'message.release': ['supervisor'],
  'dossier.read': ['operations', 'supervisor', 'compliance'],
  'dossier.make': desk,
  'payment.record': desk,
  'dispute.record': desk,
  'complaint.read': ['operations', 'supervisor', 'compliance'],
  'complaint.close': ['compliance'],
  'rules.read': office,
  'audit.read': ['compliance', 'administrator'],
  'staff.read': office,
  'settings.read': office,
  'settings.change': ['administrator'],
  'clock.advance': office,
} as const satisfies Record<GuardedAct, readonly Role[]>;

/** What the act is done to, where the role alone does not settle it. */
export interface Thing {
  /** Who asked for it; nobody decides on his own request. */
  readonly requestedById?: string | null;
}

/** May this actor do this act, to this thing? The system acts within what staff have set going. */
export function can(actor: Actor, act: Act, thing: Thing = {}): boolean {
  if (act === 'anyone') return true;
  if (actor.kind === 'cardholder' || act === 'portal.own') {
    return actor.kind === 'cardholder' && act === 'portal.own';
  }
  if (actor.kind === 'system' || act === 'signed-in') return true;
  const roles: readonly Role[] = rolesOfAct[act];
  if (!roles.includes(actor.role)) return false;
  return act !== 'visit.decide' || thing.requestedById !== actor.staffId;
}

/** The guarded acts a role may do, for the screens. */
export function actsOf(role: Role): readonly string[] {
  const table: Readonly<Record<string, readonly Role[]>> = rolesOfAct;
  return Object.entries(table)
    .filter(([, roles]) => roles.includes(role))
    .map(([act]) => act);
}
