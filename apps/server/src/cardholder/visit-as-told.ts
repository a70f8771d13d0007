// SPDX-License-Identifier: Apache-2.0
// What the page says of the visit, what changed since the link was sent, and what the person may do
// now: pure, so that each case of it is a line in a test.
import type { PortalPage } from '@fairvisit/api/portal.ts';
import { unreachable } from '@fairvisit/domain/assert.ts';
import { Temporal } from 'temporal-polyfill';
import type { OfficerShown, VisitOfLink } from './portal-visit.query.ts';

type Visit = NonNullable<PortalPage['visit']>;

/** Window and officers are told only while the visit is to come or was made. */
export function visitAsTold(
  { newest, visit }: VisitOfLink,
  officers: readonly OfficerShown[],
): Visit {
  const isTold = isAnnounced({ newest, visit }) || visit.state === 'completed';
  return {
    visitId: newest.visitId,
    noticeId: newest.id,
    state: stateOf({ newest, visit }),
    manner: newest.manner,
    window: isTold ? windowOf(newest) : null,
    placeMasked: visit.placeMasked,
    officers: isTold ? [...officers] : [],
    answer: newest.answer,
    answeredAt: newest.answeredAt?.toString() ?? null,
    endedReason: visit.state === 'cancelled' ? visit.cancelReason : null,
  };
}

type Standing = Pick<VisitOfLink, 'newest' | 'visit'>;

function isAnnounced({ newest, visit }: Standing): boolean {
  return visit.state === 'planned' && newest.endedAt === null;
}

function stateOf({ newest, visit }: Standing): Visit['state'] {
  switch (visit.state) {
    case 'cancelled':
      return 'called-off';
    case 'completed':
      return 'done';
    case 'planned':
      return isAnnounced({ newest, visit }) ? 'planned' : 'waiting';
    case 'proposed':
      return 'waiting';
    default:
      return unreachable(visit.state);
  }
}

/** The link compared with what stands: no link ever goes on telling an old time as if it held. */
export function changeSince({ newest, told, visit }: VisitOfLink): PortalPage['change'] {
  const was = windowOf(told);
  if (visit.state === 'completed') return null;
  if (visit.state === 'cancelled' || !isAnnounced({ newest, visit })) {
    const reason = visit.state === 'cancelled' ? visit.cancelReason : newest.endedReason;
    const at = newest.endedAt ?? visit.changedAt;
    return { kind: 'called-off', at: at.toString(), was, reason };
  }
  if (newest.id === told.id) return null;
  return {
    kind: newest.isWished ? 'moved' : 'replanned',
    at: newest.madeAt.toString(),
    was,
    reason: told.endedReason,
  };
}

export interface MayAsked {
  readonly standing: VisitOfLink | null;
  readonly now: Temporal.Instant;
  readonly declinedUntil: string | null;
  readonly complaintsOpen: number;
}

/** More complaints than these are told on the complaint line, not in a form. */
export const complaintsOpenMax = 5;

/** Confirming and moving while the visit is to come; the rest at any time. */
export function mayNow(asked: MayAsked): PortalPage['may'] {
  const { now, standing } = asked;
  const isToCome =
    standing !== null &&
    isAnnounced(standing) &&
    Temporal.Instant.compare(now, standing.newest.windowFrom) < 0;
  const answer = standing?.newest.answer ?? null;
  return {
    confirm: isToCome && answer === null,
    // At a doorstep call nothing is arranged: there is no other time to choose.
    move:
      isToCome && standing.newest.manner === 'visit' && (answer === null || answer === 'confirmed'),
    decline: asked.declinedUntil === null,
    otherChannel: true,
    complain: asked.complaintsOpen < complaintsOpenMax,
  };
}

function windowOf(notice: VisitOfLink['newest']): { from: string; until: string } {
  return { from: notice.windowFrom.toString(), until: notice.windowUntil.toString() };
}
