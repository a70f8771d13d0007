// SPDX-License-Identifier: Apache-2.0
// Adds an institution with its settings and its business clock. The row itself is the owner's to
// write: no request can make a tenant.
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import { writeAudit } from '../audit/audit-entry.ts';
import { businessTime } from '../clock/business-clock.ts';
import type { Actor, Ground } from '../ground.ts';

export interface NewInstitution {
  readonly id: InstitutionId;
  readonly host: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly zone: string;
  readonly region: string;
  readonly isDemo: boolean;
  /** A demo's clock stands here; null follows the wall clock. */
  readonly standingAt: Temporal.Instant | null;
  readonly settings?: {
    readonly graceDays: number;
    readonly toleranceMinor: number;
    readonly smallBalanceMinor: number;
    readonly visitDaysPastDueMin: number;
    readonly complaintLine: string;
  };
}

/** Adds it; an institution that is there already is left as it is. */
export async function addInstitution(ground: Ground, added: NewInstitution): Promise<void> {
  await ground.db.asOwner(async (tx) => {
    await sql`insert into institutions (id, host, name_zh, name_en, zone, region, is_demo)
      values (${added.id}, ${added.host}, ${added.nameZh}, ${added.nameEn}, ${added.zone},
        ${added.region}, ${added.isDemo})
      on conflict (id) do nothing`.execute(tx);
  });
  const now = ground.wall.now().toString();
  const settings = added.settings ?? plainSettings;
  await ground.db.forInstitution(added.id, async (tx) => {
    const made = await sql`insert into institution_settings
        (institution_id, grace_days, tolerance_minor, small_balance_minor,
         visit_days_past_due_min, complaint_line, updated_at)
      values (${added.id}, ${settings.graceDays}, ${settings.toleranceMinor},
        ${settings.smallBalanceMinor}, ${settings.visitDaysPastDueMin}, ${settings.complaintLine},
        ${now})
      on conflict (institution_id) do nothing
      returning institution_id`.execute(tx);
    if (made.rows.length === 0) return;
    await sql`insert into business_clocks (institution_id, standing_at, moved_at)
      values (${added.id}, ${added.standingAt?.toString() ?? null}, ${now})
      on conflict (institution_id) do nothing`.execute(tx);
    const actor: Actor = { kind: 'system', institutionId: added.id };
    const time = await businessTime(tx, ground, added.id);
    await writeAudit(
      tx,
      { ground, actor, time },
      {
        act: 'institution.add',
        thing: 'institution',
        thingId: added.id,
      },
    );
  });
}

/** No grace and no tolerance until the institution says so. */
const plainSettings = {
  graceDays: 0,
  toleranceMinor: 0,
  smallBalanceMinor: 10_000,
  visitDaysPastDueMin: 31,
  complaintLine: '',
};
