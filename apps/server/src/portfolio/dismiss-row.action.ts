// SPDX-License-Identifier: Apache-2.0
// A quarantined row is put aside for good. The reason stays with it.
import { ok, type Result } from '@fairvisit/domain/result.ts';
import { sql } from 'kysely';
import { writeAudit } from '../audit/audit-entry.ts';
import { businessTime } from '../clock/business-clock.ts';
import type { Actor, Ground } from '../ground.ts';
import { openRow } from './resubmit-row.action.ts';

export async function dismissRow(
  ground: Ground,
  actor: Actor & { readonly kind: 'staff' },
  input: { readonly rowId: string; readonly reason: string },
): Promise<Result<{ readonly state: 'dismissed' }>> {
  return ground.db.forInstitution(actor.institutionId, async (tx) => {
    const open = await openRow(tx, actor, input.rowId);
    if (!open.ok) return open;
    const time = await businessTime(tx, ground, actor.institutionId);
    await sql`update quarantined_rows
      set state = 'dismissed', decided_by = ${actor.staffId},
        decided_at = ${time.now.toString()}, reason = ${input.reason}
      where institution_id = ${actor.institutionId} and id = ${input.rowId}`.execute(tx);
    await writeAudit(
      tx,
      { ground, actor, time },
      {
        act: 'quarantine.dismiss',
        thing: 'quarantined-row',
        thingId: input.rowId,
        detail: { field: open.value.field, code: open.value.code },
      },
    );
    return ok({ state: 'dismissed' });
  });
}
