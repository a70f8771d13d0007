// SPDX-License-Identifier: Apache-2.0
// The visit of a link: the notice it was sent with, the newest notice of that visit, and who comes.
import { assert } from '@fairvisit/domain/assert.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db/database.ts';
import type { PortalAsked } from './portal-person.query.ts';

export interface VisitAsked extends PortalAsked {
  /** The notice of the link. */
  readonly noticeId: string;
}

export interface NoticeRow {
  readonly id: string;
  readonly visitId: string;
  readonly manner: 'visit' | 'doorstep';
  readonly windowFrom: Temporal.Instant;
  readonly windowUntil: Temporal.Instant;
  readonly officerIds: readonly string[];
  readonly isWished: boolean;
  readonly madeAt: Temporal.Instant;
  readonly answer: Answer | null;
  readonly answeredAt: Temporal.Instant | null;
  readonly endedAt: Temporal.Instant | null;
  readonly endedReason: string | null;
}

type Answer = 'confirmed' | 'moved' | 'declined' | 'other-channel' | 'not-me' | 'complaint';

export interface VisitRow {
  readonly state: 'proposed' | 'planned' | 'cancelled' | 'completed';
  readonly cancelReason: string | null;
  readonly changedAt: Temporal.Instant;
  readonly placeMasked: string;
}

export interface VisitOfLink {
  readonly visit: VisitRow;
  /** What the link was sent with. */
  readonly told: NoticeRow;
  readonly newest: NoticeRow;
}

/** A session made for no notice, as a test's is, has no visit. */
export async function visitOfLink(tx: Tx, asked: VisitAsked): Promise<VisitOfLink | null> {
  const found = await sql<NoticeRow>`
    select notices.id, notices.visit_id as "visitId", notices.manner,
      notices.window_from as "windowFrom", notices.window_until as "windowUntil",
      notices.officer_ids as "officerIds", notices.is_wished as "isWished",
      notices.made_at as "madeAt", notices.answer, notices.answered_at as "answeredAt",
      notices.ended_at as "endedAt", notices.ended_reason as "endedReason"
    from notices as asked
    join notices on notices.institution_id = asked.institution_id
      and notices.cardholder_id = asked.cardholder_id and notices.visit_id = asked.visit_id
    where asked.institution_id = ${asked.institutionId}
      and asked.cardholder_id = ${asked.cardholderId} and asked.id = ${asked.noticeId}
    order by notices.version desc
    limit 50`.execute(tx);
  const [newest] = found.rows;
  const told = found.rows.find((row) => row.id === asked.noticeId);
  if (newest === undefined || told === undefined) return null;
  const visits = await sql<VisitRow>`
    select visits.state, visits.cancel_reason as "cancelReason", visits.changed_at as "changedAt",
      addresses.text_masked as "placeMasked"
    from visits
    join addresses on addresses.institution_id = visits.institution_id
      and addresses.cardholder_id = visits.cardholder_id and addresses.id = visits.address_id
    where visits.institution_id = ${asked.institutionId}
      and visits.cardholder_id = ${asked.cardholderId} and visits.id = ${told.visitId}
    limit 1`.execute(tx);
  const visit = visits.rows[0];
  assert(visit, 'a notice has its visit');
  return { visit, told, newest };
}

export interface OfficerShown {
  readonly name: string;
  readonly badgeNo: string;
  readonly agencyZh: string | null;
  readonly agencyEn: string | null;
}

/** In the order of the notice, so that every page names the same officer first. */
export async function officersShown(
  tx: Tx,
  asked: PortalAsked,
  officerIds: readonly string[],
): Promise<OfficerShown[]> {
  const found = await sql<OfficerShown>`
    select staff.name, coalesce(staff.badge_no, '') as "badgeNo", agencies.name_zh as "agencyZh",
      agencies.name_en as "agencyEn"
    from unnest(${officerIds}::uuid[]) with ordinality as told (id, place)
    join staff on staff.institution_id = ${asked.institutionId} and staff.id = told.id
    left join agencies on agencies.institution_id = staff.institution_id
      and agencies.id = staff.agency_id
    order by told.place
    limit 3`.execute(tx);
  return found.rows;
}
