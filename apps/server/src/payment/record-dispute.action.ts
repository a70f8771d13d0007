// SPDX-License-Identifier: Apache-2.0
// The person objects to an account or to a part of it: from this moment that part is asked for no
// more, in no message, and nobody comes or rings about it before it is answered.
import type { Answer } from '@fairvisit/api/route-table.ts';
import { routeTable } from '@fairvisit/api/route-table.ts';
import { newId } from '@fairvisit/domain/ids.ts';
import { parseDecimal } from '@fairvisit/domain/money/money.ts';
import type { Refusal } from '@fairvisit/domain/refusals.ts';
import { ok, refuse } from '@fairvisit/domain/result.ts';
import { sql } from 'kysely';
import { writeAudit } from '../audit/audit-entry.ts';
import { businessTime } from '../clock/business-clock.ts';
import type { Tx } from '../db/database.ts';
import { supersedeDossiers } from '../dossier/supersede-dossiers.action.ts';
import { appendEvent } from '../events/append-event.ts';
import type { Actor, Ground } from '../ground.ts';
import { answerOnce } from '../http/answer-once.action.ts';
import type { Outcome } from '../http/handler.ts';
import type { MessageWriting } from '../message/queue-message.action.ts';
import { callOffVisits } from '../visit/call-off-visits.action.ts';
import { type LockedAccount, lockAccount } from './account-asked.query.ts';
import { restateReminders } from './restate-reminders.action.ts';

export interface DisputeToRecord {
  readonly accountId: string;
  readonly idempotencyKey: string;
  readonly subject: 'fraud' | 'amount' | 'fee' | 'other';
  /** Decimal text in the account's currency; left out: the whole account. */
  readonly amount?: string | undefined;
  readonly note: string;
}

type DisputeRecorded = Answer<'dispute.record'>;

export async function recordDispute(
  ground: Ground,
  actor: Actor,
  input: DisputeToRecord,
): Promise<Outcome<DisputeRecorded>> {
  const { idempotencyKey: key, ...request } = input;
  return ground.db.forInstitution(actor.institutionId, (tx) =>
    answerOnce<DisputeRecorded, Refusal>(
      tx,
      {
        ground,
        actor,
        act: 'dispute.record',
        key,
        request,
        answer: routeTable['dispute.record'].answer,
      },
      () => record(tx, { ground, actor, input }),
    ),
  );
}

interface Recording {
  readonly ground: Ground;
  readonly actor: Actor;
  readonly input: DisputeToRecord;
}

async function record(
  tx: Tx,
  { ground, actor, input }: Recording,
): Promise<Outcome<DisputeRecorded>> {
  const { institutionId } = actor;
  const account = await lockAccount(tx, { institutionId, accountId: input.accountId });
  if (account === null) return refuse({ code: 'thing.not-found', field: 'accountId' });
  const amount = amountOf(input, account);
  if (amount === 'malformed') return refuse({ code: 'request.malformed', field: 'amount' });
  if ((await openDisputes(tx, actor, account.cardholderId)) >= disputesOpenMax) {
    return refuse({ code: 'request.too-often', detail: { max: disputesOpenMax } });
  }
  const time = await businessTime(tx, ground, institutionId);
  return ok(await store(tx, { ground, actor, time }, { input, account, amount }));
}

/** Open disputes of one person; the law reads all of them. */
export const disputesOpenMax = 50;

function amountOf(
  { amount }: DisputeToRecord,
  { currency }: LockedAccount,
): number | null | 'malformed' {
  if (amount === undefined) return null;
  const parsed = parseDecimal(amount, currency);
  return parsed === null || parsed <= 0 ? 'malformed' : parsed;
}

async function openDisputes(tx: Tx, actor: Actor, cardholderId: string): Promise<number> {
  const found = await sql<{ open: number }>`
    select count(*) as open from account_disputes
    where institution_id = ${actor.institutionId} and cardholder_id = ${cardholderId}
      and closed_on is null
    limit 1`.execute(tx);
  return found.rows[0]?.open ?? 0;
}

interface NewDispute {
  readonly input: DisputeToRecord;
  readonly account: LockedAccount;
  readonly amount: number | null;
}

async function store(
  tx: Tx,
  writing: MessageWriting,
  { account, amount, input }: NewDispute,
): Promise<DisputeRecorded> {
  const { actor, ground, time } = writing;
  const { accountId, cardholderId, currency } = account;
  const disputeId = newId<string>(ground.ids);
  await sql`insert into account_disputes
      (institution_id, cardholder_id, id, account_id, subject, amount_minor, opened_on,
       recorded_by, recorded_at)
    values (${actor.institutionId}, ${cardholderId}, ${disputeId}, ${accountId}, ${input.subject},
      ${amount}, ${time.day.toString()}, ${actor.kind === 'staff' ? actor.staffId : null},
      ${ground.wall.now().toString()})`.execute(tx);
  const reason = 'disputed';
  await supersedeDossiers(tx, writing, { cardholderId, reason });
  const messagesCancelled = await restateReminders(tx, writing, { cardholderId, because: reason });
  const visits = await callOffVisits(tx, writing, { cardholderId, reason });
  const codes = {
    accountId,
    subject: input.subject,
    isWhole: amount === null,
    messagesCancelled,
    visitsCancelled: visits.length,
  };
  await appendEvent(tx, writing, {
    kind: 'dispute.opened',
    cardholderId,
    subjectId: disputeId,
    codes,
    content: { note: input.note, amountMinor: amount, currency },
  });
  await writeAudit(tx, writing, {
    act: 'dispute.record',
    thing: 'dispute',
    thingId: disputeId,
    cardholderId,
    detail: codes,
  });
  return { disputeId, messagesCancelled };
}
