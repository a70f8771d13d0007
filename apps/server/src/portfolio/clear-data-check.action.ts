// SPDX-License-Identifier: Apache-2.0
// A person has looked at a doubtful account and says that it is right, with the reason.
import { ok, type Result, refuse } from '@fairvisit/domain/result.ts';
import { sql } from 'kysely';
import { writeAudit } from '../audit/audit-entry.ts';
import { businessTime } from '../clock/business-clock.ts';
import { appendEvent } from '../events/append-event.ts';
import type { Actor, Ground } from '../ground.ts';

export async function clearDataCheck(
  ground: Ground,
  actor: Actor & { readonly kind: 'staff' },
  input: { readonly accountId: string; readonly reason: string },
): Promise<Result<{ readonly state: 'cleared' }>> {
  const { institutionId } = actor;
  return ground.db.forInstitution(institutionId, async (tx) => {
    const time = await businessTime(tx, ground, institutionId);
    const cleared = await sql<{ cardholderId: string; code: string }>`
      update data_checks
      set state = 'cleared', cleared_by = ${actor.staffId}, cleared_at = ${time.now.toString()},
        reason = ${input.reason}
      where institution_id = ${institutionId} and account_id = ${input.accountId}
        and state = 'open'
      returning cardholder_id as "cardholderId", code`.execute(tx);
    const row = cleared.rows[0];
    if (!row) return refuse({ code: 'thing.not-found', field: 'accountId' });
    const { cardholderId, code } = row;
    await sql`update accounts set data_check = null, changed_at = ${time.now.toString()}
      where institution_id = ${institutionId} and cardholder_id = ${cardholderId}
        and id = ${input.accountId}`.execute(tx);
    const writing = { ground, actor, time };
    await writeAudit(tx, writing, {
      act: 'data-check.clear',
      thing: 'account',
      thingId: input.accountId,
      cardholderId,
      detail: { code },
    });
    await appendEvent(tx, writing, {
      kind: 'data-check.cleared',
      cardholderId,
      subjectId: input.accountId,
      codes: { code },
      content: { reason: input.reason },
    });
    return ok({ state: 'cleared' });
  });
}
