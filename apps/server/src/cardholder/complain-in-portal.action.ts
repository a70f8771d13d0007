// SPDX-License-Identifier: Apache-2.0
// The person complains in his portal: it is written down at once, contact stops, and he is told by
// when he is answered. What he begins himself uses up no contact.
import { newId } from '@fairvisit/domain/ids.ts';
import type { Refusal } from '@fairvisit/domain/refusals.ts';
import { ok, refuse } from '@fairvisit/domain/result.ts';
import { sql } from 'kysely';
import { z } from 'zod';
import { businessTime } from '../clock/business-clock.ts';
import { openComplaint } from '../complaint/open-complaint.action.ts';
import { lockCardholder } from '../contact/lock-cardholder.query.ts';
import type { Tx } from '../db/database.ts';
import type { CardholderActor, Ground } from '../ground.ts';
import { answerOnce } from '../http/answer-once.action.ts';
import type { Outcome } from '../http/handler.ts';
import type { MessageWriting } from '../message/queue-message.action.ts';
import { portalPerson } from './portal-person.query.ts';
import { complaintsOpenMax } from './visit-as-told.ts';

export interface PortalComplaint {
  readonly idempotencyKey: string;
  readonly subject: 'contact' | 'staff' | 'amount' | 'privacy' | 'other';
  readonly words: string;
}

const heard = z.strictObject({ complaintId: z.uuid(), answerDueOn: z.iso.date() });
type Heard = z.infer<typeof heard>;

export function complainInPortal(
  ground: Ground,
  actor: CardholderActor,
  input: PortalComplaint,
): Promise<Outcome<Heard>> {
  const { idempotencyKey: key, ...request } = input;
  const { cardholderId, institutionId } = actor;
  return ground.db.forInstitution(institutionId, (tx) =>
    answerOnce<Heard, Refusal>(
      tx,
      { ground, actor, act: 'portal.complain', key, request, answer: heard },
      async () => {
        await lockCardholder(tx, institutionId, cardholderId);
        const { complaintsOpen } = await portalPerson(tx, actor);
        if (complaintsOpen >= complaintsOpenMax) return refuse({ code: 'request.too-often' });
        const writing = { ground, actor, time: await businessTime(tx, ground, institutionId) };
        await storeContact(tx, writing, actor);
        return ok(await openComplaint(tx, writing, { ...request, cardholderId, via: 'portal' }));
      },
    ),
  );
}

async function storeContact(
  tx: Tx,
  { ground, time }: MessageWriting,
  actor: CardholderActor,
): Promise<void> {
  await sql`insert into contacts
      (institution_id, cardholder_id, id, channel, started_at, outcome, recorded_at, started_by,
       identity_checked, message_id)
    values (${actor.institutionId}, ${actor.cardholderId}, ${newId(ground.ids)}, 'portal',
      ${time.now.toString()}, 'answered', ${ground.wall.now().toString()}, 'person', true,
      ${actor.messageId})`.execute(tx);
}
