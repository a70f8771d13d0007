// SPDX-License-Identifier: Apache-2.0
// The night: each day since the last one is run in order, so that a missed day is caught up; a second
// run of a day changes nothing. Chunks commit by themselves, so that the server goes on answering.
import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { ok, type Result, refuse } from '@fairvisit/domain/result.ts';
import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { writeAudit } from '../audit/audit-entry.ts';
import { businessTime } from '../clock/business-clock.ts';
import type { Tx } from '../db/database.ts';
import type { Actor, Ground } from '../ground.ts';
import { nextChunkEnd } from './late-accounts.query.ts';
import { type ChunkCounts, nightChunk } from './night-chunk.action.ts';
import type { NightContext } from './night-context.ts';
import { nightRules } from './night-rules.query.ts';

/** More missed days than this are not caught up one by one without a word. */
export const nightsMax = 400;

export interface NightReport extends ChunkCounts {
  readonly on: string;
  readonly nights: readonly (ChunkCounts & { readonly on: string })[];
  readonly seconds: number;
}

export interface NightlyInput {
  readonly on: Temporal.PlainDate;
  readonly progress?: (done: number) => void;
}

/** Counts are those of this run: a second run of the same day reports no change. */
export async function runNightly(
  ground: Ground,
  actor: Actor,
  input: NightlyInput,
): Promise<Result<NightReport>> {
  const startedAt = ground.wall.now();
  const days = await daysToRun(ground, actor, input.on);
  if (!days.ok) return days;
  const nights: (ChunkCounts & { on: string })[] = [];
  for (const on of days.value) {
    nights.push({ on: on.toString(), ...(await runOneNight(ground, actor, { ...input, on })) });
  }
  const total = nights.reduce(addUp, nothing);
  const last = nights.at(-1) ?? nothing;
  return ok({
    ...total,
    accounts: last.accounts,
    quarantined: last.quarantined,
    on: input.on.toString(),
    nights,
    seconds: ground.wall.now().since(startedAt).total('seconds'),
  });
}

async function daysToRun(
  ground: Ground,
  actor: Actor,
  on: Temporal.PlainDate,
): Promise<Result<Temporal.PlainDate[]>> {
  const last = await ground.db.forInstitution(actor.institutionId, async (tx) => {
    const found = await sql<{ on: Temporal.PlainDate | null }>`
      select max(run_on) as on from nightly_runs
      where institution_id = ${actor.institutionId} and state = 'done'
      limit 1`.execute(tx);
    return found.rows[0]?.on ?? null;
  });
  if (last === null || Temporal.PlainDate.compare(last, on) === 0) return ok([on]);
  const gap = last.until(on, { largestUnit: 'days' }).days;
  if (gap < 0) {
    return refuse({ code: 'clock.backwards', field: 'on', detail: { last: last.toString() } });
  }
  const from = Math.max(1, gap - nightsMax + 1);
  return ok(Array.from({ length: gap - from + 1 }, (_, index) => last.add({ days: from + index })));
}

async function runOneNight(
  ground: Ground,
  actor: Actor,
  input: NightlyInput,
): Promise<ChunkCounts> {
  const context = await ground.db.forInstitution(actor.institutionId, (tx) =>
    beginNight(tx, { ground, actor, on: input.on }),
  );
  let total: ChunkCounts = nothing;
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const chunk = await ground.db.forInstitution(actor.institutionId, async (tx) => {
      await sql`select pg_advisory_xact_lock(hashtext(${`nightly ${actor.institutionId}`}))`.execute(
        tx,
      );
      const until = await nextChunkEnd(tx, actor.institutionId, after);
      if (until === null) return null;
      const range = { institutionId: actor.institutionId, after, until };
      return { until, counts: await nightChunk(tx, context, range) };
    });
    if (chunk === null) break;
    total = addUp(total, chunk.counts);
    after = chunk.until;
    input.progress?.(total.accounts);
    await yieldToOthers();
  }
  await ground.db.forInstitution(actor.institutionId, (tx) => endNight(tx, context, total));
  return total;
}

async function beginNight(
  tx: Tx,
  { ground, actor, on }: { ground: Ground; actor: Actor; on: Temporal.PlainDate },
): Promise<NightContext> {
  const time = await businessTime(tx, ground, actor.institutionId);
  const rules = await nightRules(tx, actor.institutionId);
  await sql`insert into nightly_runs (institution_id, run_on, state, started_at)
    values (${actor.institutionId}, ${on.toString()}, 'running', ${ground.wall.now().toString()})
    on conflict (institution_id, run_on) do nothing`.execute(tx);
  const at = on.toZonedDateTime({ timeZone: time.zone, plainTime: nightAt }).toInstant();
  return { writing: { ground, actor, time }, on, at, rules };
}

async function endNight(tx: Tx, context: NightContext, total: ChunkCounts): Promise<void> {
  const { writing, on } = context;
  const ended = await sql`update nightly_runs
    set state = 'done', ended_at = ${writing.ground.wall.now().toString()}
    where institution_id = ${writing.actor.institutionId} and run_on = ${on.toString()}
      and state = 'running'
    returning run_on`.execute(tx);
  if (ended.rows.length === 0 && total.changed + total.opened + total.closed === 0) return;
  await writeAudit(tx, writing, {
    act: 'nightly.run',
    thing: 'nightly-run',
    thingId: on.toString(),
    detail: { ...total },
  });
}

/** Half past midnight where the institution is: the new day has begun, nobody is at work yet. */
const nightAt = Temporal.PlainTime.from('00:30');

const nothing: ChunkCounts = { accounts: 0, changed: 0, opened: 0, closed: 0, quarantined: 0 };

function addUp(left: ChunkCounts, right: ChunkCounts): ChunkCounts {
  return {
    accounts: left.accounts + right.accounts,
    changed: left.changed + right.changed,
    opened: left.opened + right.opened,
    closed: left.closed + right.closed,
    quarantined: left.quarantined + right.quarantined,
  };
}
