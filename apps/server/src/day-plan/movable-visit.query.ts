// SPDX-License-Identifier: Apache-2.0
// A visit for which another time is looked for, with the lawful stretches of the days ahead. The
// person would choose the time himself, which some rules ask for.
import { assert } from '@fairvisit/domain/assert.ts';
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { mayBeVisited } from '@fairvisit/domain/visit/visitable-address.ts';
import type { Facts } from '@fairvisit/law/input/facts-shape.ts';
import { policyOn } from '@fairvisit/law/pack.ts';
import { type LawfulWindow, windows } from '@fairvisit/law/windows.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import { type BusinessTime, businessTime } from '../clock/business-clock.ts';
import type { Tx } from '../db/database.ts';
import type { Ground } from '../ground.ts';
import { type InstitutionPack, institutionPack } from '../law/institution-pack.query.ts';
import { dayOf, minuteOf } from '../law/law-time.ts';
import { loadFacts } from '../law/load-facts.query.ts';
import { visitContact } from '../law/visit-act.ts';
import { openPosition, type Position } from './open-position.ts';
import { type PlannableVisit, plannableVisits } from './plannable-visits.query.ts';

export interface MovableVisit {
  readonly visit: PlannableVisit;
  readonly position: Position;
  readonly facts: Facts;
  readonly time: BusinessTime;
  readonly pack: InstitutionPack;
  /** As it is told now; null while it has no time. */
  readonly told: { readonly from: Temporal.Instant; readonly until: Temporal.Instant } | null;
  /** The beginning of the slot that its person chose, and that it is planned in. */
  readonly wishedFrom: Temporal.Instant | null;
  /** The supervisor who approved it. */
  readonly approvedBy: string | null;
  readonly windows: readonly LawfulWindow[];
}

export interface VisitToMove {
  readonly ground: Pick<Ground, 'wall' | 'keyring'>;
  readonly institutionId: InstitutionId;
  readonly cardholderId: string;
  readonly visitId: string;
}

/** Null when it is neither planned nor waiting, or nobody knows where its door is. */
export async function movableVisit(tx: Tx, asked: VisitToMove): Promise<MovableVisit | null> {
  const { ground, institutionId, cardholderId, visitId } = asked;
  const time = await businessTime(tx, ground, institutionId);
  const [visit] = await plannableVisits(tx, { institutionId, on: time.day, visitId });
  if (visit === undefined || visit.cardholderId !== cardholderId) return null;
  const position = openPosition(ground, {
    institutionId,
    addressId: visit.address.id,
    bytes: visit.positionSealed,
  });
  if (position === null || !mayBeVisited(visit.address)) return null;
  const loaded = await loadFacts(tx, {
    institutionId,
    cardholderIds: [cardholderId],
    time,
    exceptVisitIds: [visitId],
  });
  const facts = loaded.get(cardholderId);
  assert(facts, 'the facts of a person with a visit are loaded');
  const pack = await institutionPack(tx, institutionId);
  const today = dayOf(time.day);
  const found = windows(
    {
      contact: visitContact({
        stage: 'planning',
        address: visit.address,
        decidedAt: minuteOf(time.now),
        proposedByCardholder: true,
      }),
      facts,
      fromDay: today + policyOn(pack.pack, today).noticeDaysMin,
      untilDay: today + policyOn(pack.pack, today).noticeDaysMax,
      minutes: visit.serviceMinutes,
    },
    pack.pack,
  );
  return {
    visit,
    position,
    facts,
    time,
    pack,
    ...(await arrangement(tx, asked)),
    windows: found.windows.filter((window) =>
      window.warnings.every((rule) => visit.acceptedWarnings.includes(rule)),
    ),
  };
}

async function arrangement(
  tx: Tx,
  { institutionId, cardholderId, visitId }: VisitToMove,
): Promise<Pick<MovableVisit, 'told' | 'wishedFrom' | 'approvedBy'>> {
  const found = await sql<{
    from: Temporal.Instant | null;
    until: Temporal.Instant | null;
    wishedFrom: Temporal.Instant | null;
    approvedBy: string | null;
  }>`
    select visits.planned_from as "from", visits.planned_until as "until",
      case when visits.planned_from = visits.wished_from then visits.wished_from end
        as "wishedFrom",
      visit_requests.decided_by as "approvedBy"
    from visits
    join visit_requests on visit_requests.institution_id = visits.institution_id
      and visit_requests.cardholder_id = visits.cardholder_id
      and visit_requests.id = visits.request_id
    where visits.institution_id = ${institutionId} and visits.cardholder_id = ${cardholderId}
      and visits.id = ${visitId}
    limit 1`.execute(tx);
  const row = found.rows[0];
  const told = row?.from && row.until ? { from: row.from, until: row.until } : null;
  return { told, wishedFrom: row?.wishedFrom ?? null, approvedBy: row?.approvedBy ?? null };
}
