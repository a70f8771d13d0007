// SPDX-License-Identifier: Apache-2.0
// All that a notice is made of, for many visits in one read: the window and the officers of the plan,
// the person's language and masked name, the institution's names, and the notice that stands.
import { assert } from '@fairvisit/domain/assert.ts';
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import type { OfficerTold } from '@fairvisit/domain/notice/notice-told.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db/database.ts';

export interface NoticeSource {
  readonly cardholderId: string;
  readonly visitId: string;
  readonly manner: 'visit' | 'doorstep';
  readonly language: 'zh' | 'en';
  readonly nameMasked: string;
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
  readonly officerIds: readonly string[];
  readonly nextVersion: number;
  readonly open: OpenNotice | null;
}

export interface OpenNotice {
  readonly id: string;
  readonly isSame: boolean;
}

interface SourceRow extends Omit<NoticeSource, 'open'> {
  readonly openId: string | null;
  readonly isSame: boolean | null;
}

interface Asked {
  readonly institutionId: InstitutionId;
  readonly visits: readonly {
    readonly cardholderId: string;
    readonly visitId: string;
    readonly planId: string;
  }[];
}

export const visitsAnnouncedMax = 5_000;
/** In one statement; a day of visits is read in portions. */
export const visitsReadMax = 20;

export async function noticeSources(tx: Tx, asked: Asked): Promise<readonly NoticeSource[]> {
  const { institutionId, visits } = asked;
  assert(visits.length <= visitsReadMax, 'visits are read in portions');
  const found = await sql<SourceRow>`
    select visits.cardholder_id as "cardholderId", visits.id as "visitId", visits.manner,
      cardholders.language, coalesce(cardholder_names.name_masked, '') as "nameMasked",
      visits.planned_from as "from", visits.planned_until as "until",
      day_plan_routes.officer_ids as "officerIds",
      coalesce((select max(version) from notices
        where notices.institution_id = ${institutionId}
          and notices.cardholder_id = visits.cardholder_id and notices.visit_id = visits.id), 0) + 1
        as "nextVersion",
      standing.id as "openId",
      standing.window_from = visits.planned_from and standing.window_until = visits.planned_until
        and standing.officer_ids = day_plan_routes.officer_ids and standing.manner = visits.manner
        as "isSame"
    from unnest(${visits.map((visit) => visit.cardholderId)}::uuid[],
      ${visits.map((visit) => visit.visitId)}::uuid[],
      ${visits.map((visit) => visit.planId)}::uuid[]) as asked (cardholder_id, visit_id, plan_id)
    join visits on visits.institution_id = ${institutionId}
      and visits.cardholder_id = asked.cardholder_id and visits.id = asked.visit_id
    join cardholders on cardholders.institution_id = ${institutionId}
      and cardholders.id = visits.cardholder_id
    left join cardholder_names on cardholder_names.institution_id = ${institutionId}
      and cardholder_names.cardholder_id = visits.cardholder_id
    join day_plan_visits on day_plan_visits.institution_id = ${institutionId}
      and day_plan_visits.cardholder_id = visits.cardholder_id
      and day_plan_visits.plan_id = asked.plan_id and day_plan_visits.visit_id = visits.id
    join day_plan_routes on day_plan_routes.institution_id = ${institutionId}
      and day_plan_routes.plan_id = asked.plan_id
      and day_plan_routes.team_no = day_plan_visits.team_no
    -- One look-up a visit: joined as a whole, notices without statistics are read again for each.
    left join lateral (
      select notices.id, notices.window_from, notices.window_until, notices.officer_ids,
        notices.manner
      from notices
      where notices.institution_id = ${institutionId}
        and notices.cardholder_id = visits.cardholder_id and notices.visit_id = visits.id
        and notices.ended_at is null
      limit 1
    ) as standing on true
    where visits.state = 'planned' and visits.planned_from is not null
    order by visits.cardholder_id, visits.id
    limit ${visitsReadMax}`.execute(tx);
  return found.rows.map(({ openId, isSame, ...source }) => ({
    ...source,
    open: openId === null ? null : { id: openId, isSame: isSame === true },
  }));
}

export interface HouseTold {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly zone: string;
  readonly complaintLine: string;
}

/** How the institution is called in its messages. */
export async function houseTold(tx: Tx, institutionId: InstitutionId): Promise<HouseTold> {
  const found = await sql<HouseTold>`
    select institutions.name_zh as "nameZh", institutions.name_en as "nameEn", institutions.zone,
      coalesce(institution_settings.complaint_line, '') as "complaintLine"
    from institutions
    left join institution_settings on institution_settings.institution_id = institutions.id
    where institutions.id = ${institutionId}
    limit 1`.execute(tx);
  return found.rows[0] ?? { nameZh: '', nameEn: '', zone: 'UTC', complaintLine: '' };
}

const officersMax = 1_000;

/** Names and staff numbers by the id of the officer. */
export async function officersTold(
  tx: Tx,
  institutionId: InstitutionId,
  ids: readonly string[],
): Promise<ReadonlyMap<string, OfficerTold>> {
  const found = await sql<OfficerTold & { readonly id: string }>`
    select staff.id, staff.name, coalesce(staff.badge_no, '') as "badgeNo",
      agencies.name_zh as "agencyZh", agencies.name_en as "agencyEn"
    from staff
    left join agencies on agencies.institution_id = staff.institution_id
      and agencies.id = staff.agency_id
    where staff.institution_id = ${institutionId}
      and staff.id = any(${[...new Set(ids)]}::uuid[])
    order by staff.id
    limit ${officersMax}`.execute(tx);
  return new Map(found.rows.map(({ id, ...told }) => [id, told]));
}
