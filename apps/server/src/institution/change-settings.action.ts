// SPDX-License-Identifier: Apache-2.0
// Changes the institution's settings; old and new values go into the audit log.
import type { Settings } from '@fairvisit/api/office.ts';
import { parseDecimal } from '@fairvisit/domain/money/money.ts';
import { ok, type Result, refuse } from '@fairvisit/domain/result.ts';
import { sql } from 'kysely';
import { writeAudit } from '../audit/audit-entry.ts';
import { businessTime } from '../clock/business-clock.ts';
import type { Actor, Ground } from '../ground.ts';
import { readSettings, settingsCurrency } from './settings.query.ts';

/** Above this a tolerance is no tolerance; the database refuses it as well. */
const toleranceMinorMax = 1_000_000;

export async function changeSettings(
  ground: Ground,
  actor: Actor,
  wanted: Settings,
): Promise<Result<Settings>> {
  const { institutionId } = actor;
  const tolerance = parseDecimal(wanted.toleranceAmount, settingsCurrency);
  if (tolerance === null || tolerance < 0 || tolerance > toleranceMinorMax) {
    return refuse({ code: 'request.malformed', field: 'toleranceAmount' });
  }
  const smallBalance = parseDecimal(wanted.smallBalance, settingsCurrency);
  if (smallBalance === null || smallBalance < 0) {
    return refuse({ code: 'request.malformed', field: 'smallBalance' });
  }
  return ground.db.forInstitution(institutionId, async (tx) => {
    await sql`select institution_id from institution_settings
      where institution_id = ${institutionId} for update`.execute(tx);
    const before = await readSettings(tx, institutionId);
    await sql`update institution_settings
      set grace_days = ${wanted.graceDays}, tolerance_minor = ${tolerance},
        small_balance_minor = ${smallBalance},
        visit_days_past_due_min = ${wanted.visitDaysPastDueMin},
        reversal_anchor = ${wanted.reversalAnchor}, complaint_line = ${wanted.complaintLine},
        updated_at = ${ground.wall.now().toString()}
      where institution_id = ${institutionId}`.execute(tx);
    const after = await readSettings(tx, institutionId);
    const time = await businessTime(tx, ground, institutionId);
    await writeAudit(
      tx,
      { ground, actor, time },
      {
        act: 'settings.change',
        thing: 'settings',
        detail: { before, after },
      },
    );
    return ok(after);
  });
}
