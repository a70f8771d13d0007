// SPDX-License-Identifier: Apache-2.0
// Staff write down a complaint that came by telephone or letter. The person began it, so it uses up
// none of the contacts that may be made with him.
import { routeTable } from '@fairvisit/api/route-table.ts';
import { newId } from '@fairvisit/domain/ids.ts';
import type { Refusal } from '@fairvisit/domain/refusals.ts';
import { ok, refuse } from '@fairvisit/domain/result.ts';
import { sql } from 'kysely';
import { writeAudit } from '../audit/audit-entry.ts';
import { businessTime } from '../clock/business-clock.ts';
import { lockCardholder } from '../contact/lock-cardholder.query.ts';
import type { Tx } from '../db/database.ts';
import type { Actor, Ground } from '../ground.ts';
import { answerOnce } from '../http/answer-once.action.ts';
import type { Outcome } from '../http/handler.ts';
import type { MessageWriting } from '../message/queue-message.action.ts';
import { type ComplaintOpened, type NewComplaint, openComplaint } from './open-complaint.action.ts';

export interface ComplaintToRecord extends NewComplaint {
  readonly via: 'call' | 'letter';
  readonly idempotencyKey: string;
}

export async function recordComplaint(
  ground: Ground,
  actor: Actor,
  input: ComplaintToRecord,
): Promise<Outcome<ComplaintOpened>> {
  const { idempotencyKey: key, ...request } = input;
  const { answer } = routeTable['complaint.open'];
  return ground.db.forInstitution(actor.institutionId, (tx) =>
    answerOnce<ComplaintOpened, Refusal>(
      tx,
      { ground, actor, act: 'complaint.open', key, request, answer },
      async () => {
        const person = await lockCardholder(tx, actor.institutionId, input.cardholderId);
        if (!person) return refuse({ code: 'thing.not-found' });
        const time = await businessTime(tx, ground, actor.institutionId);
        const writing = { ground, actor, time };
        await storeContact(tx, writing, input);
        return ok(await openComplaint(tx, writing, request));
      },
    ),
  );
}

async function storeContact(
  tx: Tx,
  writing: MessageWriting,
  { cardholderId, via }: ComplaintToRecord,
): Promise<void> {
  const { actor, ground, time } = writing;
  const contactId = newId<string>(ground.ids);
  const outcome = via === 'call' ? 'conversation' : 'answered';
  await sql`insert into contacts
      (institution_id, cardholder_id, id, channel, started_at, outcome, staff_id, recorded_at,
       started_by)
    values (${actor.institutionId}, ${cardholderId}, ${contactId}, ${via}, ${time.now.toString()},
      ${outcome}, ${actor.kind === 'staff' ? actor.staffId : null},
      ${ground.wall.now().toString()}, 'person')`.execute(tx);
  await writeAudit(tx, writing, {
    act: 'contact.record',
    thing: 'contact',
    thingId: contactId,
    cardholderId,
    detail: { channel: via, outcome, startedBy: 'person' },
  });
}
