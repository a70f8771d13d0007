// SPDX-License-Identifier: Apache-2.0
// An objection was answered: what rested is part of what is due again, from today on.
import { routeTable } from '@fairvisit/api/route-table.ts';
import type { Refusal } from '@fairvisit/domain/refusals.ts';
import { ok, refuse } from '@fairvisit/domain/result.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import { writeAudit } from '../audit/audit-entry.ts';
import { businessTime } from '../clock/business-clock.ts';
import type { Tx } from '../db/database.ts';
import { supersedeDossiers } from '../dossier/supersede-dossiers.action.ts';
import { appendEvent } from '../events/append-event.ts';
import type { Actor, Ground } from '../ground.ts';
import { answerOnce } from '../http/answer-once.action.ts';
import type { Outcome } from '../http/handler.ts';
import { lockAccount } from './account-asked.query.ts';
import { restateReminders } from './restate-reminders.action.ts';

export interface DisputeToClose {
  readonly accountId: string;
  readonly disputeId: string;
  readonly idempotencyKey: string;
  readonly note: string;
}

interface Closed {
  readonly disputeId: string;
}

export async function closeDispute(
  ground: Ground,
  actor: Actor,
  input: DisputeToClose,
): Promise<Outcome<Closed>> {
  const { idempotencyKey: key, ...request } = input;
  return ground.db.forInstitution(actor.institutionId, (tx) =>
    answerOnce<Closed, Refusal>(
      tx,
      {
        ground,
        actor,
        act: 'dispute.close',
        key,
        request,
        answer: routeTable['dispute.close'].answer,
      },
      () => close(tx, { ground, actor, input }),
    ),
  );
}

interface Closing {
  readonly ground: Ground;
  readonly actor: Actor;
  readonly input: DisputeToClose;
}

async function close(tx: Tx, { ground, actor, input }: Closing): Promise<Outcome<Closed>> {
  const { institutionId } = actor;
  const { accountId, disputeId, note } = input;
  const account = await lockAccount(tx, { institutionId, accountId });
  if (account === null) return refuse({ code: 'thing.not-found', field: 'accountId' });
  const { cardholderId } = account;
  const found = await sql<{ closedOn: Temporal.PlainDate | null }>`
    select closed_on as "closedOn" from account_disputes
    where institution_id = ${institutionId} and cardholder_id = ${cardholderId}
      and id = ${disputeId} and account_id = ${accountId}
    limit 1`.execute(tx);
  const dispute = found.rows[0];
  if (!dispute) return refuse({ code: 'thing.not-found', field: 'disputeId' });
  if (dispute.closedOn !== null) return refuse({ code: 'dispute.closed' });
  const time = await businessTime(tx, ground, institutionId);
  await sql`update account_disputes set closed_on = greatest(${time.day.toString()}, opened_on)
    where institution_id = ${institutionId} and cardholder_id = ${cardholderId}
      and id = ${disputeId}`.execute(tx);
  const writing = { ground, actor, time };
  await supersedeDossiers(tx, writing, { cardholderId, reason: 'dispute-closed' });
  await restateReminders(tx, writing, { cardholderId, because: 'dispute-closed' });
  await appendEvent(tx, writing, {
    kind: 'dispute.closed',
    cardholderId,
    subjectId: disputeId,
    codes: { accountId },
    content: { note },
  });
  await writeAudit(tx, writing, {
    act: 'dispute.close',
    thing: 'dispute',
    thingId: disputeId,
    cardholderId,
    detail: { accountId },
  });
  return ok({ disputeId });
}
