// SPDX-License-Identifier: Apache-2.0
// A request sent twice, by an impatient finger or a broken line, is done once: the second one gets
// the first answer. A refusal is not remembered, since nothing was done.
import type { Refusal } from '@fairvisit/domain/refusals.ts';
import { refuse } from '@fairvisit/domain/result.ts';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../db/database.ts';
import type { Actor, Ground } from '../ground.ts';
import { canonicalJson, sha256 } from '../law/canonical-json.ts';

export interface OnceRequest<Value> {
  readonly ground: Pick<Ground, 'wall'>;
  readonly actor: Actor;
  /** The route or command; a key used for another one is refused. */
  readonly act: string;
  readonly key: string;
  /** All that was asked for; compared by content. */
  readonly request: unknown;
  /** The schema of the answer, e.g. `routeTable['contact.record'].answer`. */
  readonly answer: z.ZodType<Value>;
}

type OutcomeOf<Value, R extends Refusal> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: R };

/** The first answer again, or what `work` answers now; call it first in the transaction. */
export async function answerOnce<Value, R extends Refusal>(
  tx: Tx,
  once: OnceRequest<Value>,
  work: () => Promise<OutcomeOf<Value, R>>,
): Promise<OutcomeOf<Value, R | Refusal<'idempotency.other-content'>>> {
  const { actor, ground, key } = once;
  const staffId = idOfActor(actor);
  const requestHash = sha256(canonicalJson({ act: once.act, request: once.request }));
  // Two copies that arrive together wait for each other here.
  await sql`select pg_advisory_xact_lock(
    hashtextextended(${`answer-once|${actor.institutionId}|${staffId}|${key}`}, 0))`.execute(tx);
  const found = await sql<{ request_hash: Buffer; answer: unknown }>`
    select request_hash, answer from idempotent_answers
    where institution_id = ${actor.institutionId} and staff_id = ${staffId} and key = ${key}
    limit 1`.execute(tx);
  const before = found.rows[0];
  if (before) {
    if (!requestHash.equals(before.request_hash)) {
      return refuse({ code: 'idempotency.other-content', field: 'idempotencyKey' });
    }
    return { ok: true, value: once.answer.parse(before.answer) };
  }
  const outcome = await work();
  if (!outcome.ok) return outcome;
  await sql`insert into idempotent_answers
      (institution_id, staff_id, key, request_hash, status, answer, answered_at)
    values (${actor.institutionId}, ${staffId}, ${key}, ${requestHash}, 200,
      ${JSON.stringify(outcome.value)}::jsonb, ${ground.wall.now().toString()})`.execute(tx);
  return outcome;
}

function idOfActor(actor: Actor): string {
  switch (actor.kind) {
    case 'staff':
      return actor.staffId;
    case 'cardholder':
      return actor.cardholderId;
    case 'system':
      return systemId;
  }
}

/** Stands for the system, which has no row among the staff. */
const systemId = '00000000-0000-0000-0000-000000000000';
