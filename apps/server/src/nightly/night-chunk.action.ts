// SPDX-License-Identifier: Apache-2.0
// One chunk of persons in one transaction: read, judge, write only what differs, count what was
// written in the same transaction. A crash between chunks loses nothing and counts nothing twice.

import { newId } from '@fairvisit/domain/ids.ts';
import { dayAt } from '@fairvisit/domain/time/clock.ts';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import {
  supersedeWhereChanged,
  watchFiguresOfRange,
} from '../dossier/supersede-dossiers.action.ts';
import type { NewEvent } from '../events/append-event.ts';
import { appendEvents } from '../events/append-events.ts';
import { byPerson } from '../people/by-person.ts';
import { closeCases } from './close-cases.action.ts';
import { type CloseReason, judgePerson } from './judge-person.ts';
import {
  type ChunkRange,
  lockLatePersons,
  type NightAccount,
  nightAccounts,
  nightCases,
  nightPauses,
  nightSignals,
} from './late-accounts.query.ts';
import type { NightContext } from './night-context.ts';
import { recomputeFromPayments } from './recompute-from-payments.action.ts';

export interface ChunkCounts {
  readonly accounts: number;
  readonly changed: number;
  readonly opened: number;
  readonly closed: number;
  readonly quarantined: number;
}

interface Changes {
  readonly buckets: { cardholderId: string; accountId: string; from: string; to: string }[];
  readonly opened: CaseRow[];
  readonly changed: CaseRow[];
  readonly closed: { cardholderId: string; caseId: string; reason: CloseReason }[];
  heldBack: number;
}

interface CaseRow {
  readonly cardholderId: string;
  readonly caseId: string;
  readonly state: 'open' | 'paused';
  readonly step: number;
  readonly reasons: readonly string[];
}

export async function nightChunk(
  tx: Tx,
  context: NightContext,
  range: ChunkRange,
): Promise<ChunkCounts> {
  await lockLatePersons(tx, range);
  const counts = await judgeRange(tx, context, range);
  await addCounts(tx, context, counts);
  return counts;
}

/** What the night does to these persons, at any hour: their rows are held by the caller. */
export async function judgeRange(
  tx: Tx,
  context: NightContext,
  range: ChunkRange,
): Promise<ChunkCounts> {
  const watched = await watchFiguresOfRange(tx, range);
  const recomputed = await recomputeFromPayments(tx, context, range);
  if (recomputed > 0) await supersedeWhereChanged(tx, context.writing, watched);
  const accounts = await nightAccounts(tx, range);
  const changes = await judgeChunk(tx, context, { range, accounts });
  await writeBuckets(tx, context, changes);
  await openCases(tx, context, changes.opened);
  await changeCases(tx, context, changes.changed);
  await closeCases(tx, context, changes.closed);
  await appendEvents(tx, context.writing, eventsOf(changes));
  return {
    accounts: accounts.length,
    changed: changes.buckets.length + recomputed,
    opened: changes.opened.length,
    closed: changes.closed.length,
    quarantined: changes.heldBack,
  };
}

async function judgeChunk(
  tx: Tx,
  context: NightContext,
  read: { readonly range: ChunkRange; readonly accounts: readonly NightAccount[] },
): Promise<Changes> {
  const { range, accounts } = read;
  const pauses = byPerson(await nightPauses(tx, range));
  const signals = byPerson(await nightSignals(tx, range, context.at));
  const cases = byPerson(await nightCases(tx, range));
  const persons = byPerson(accounts);
  const changes: Changes = { buckets: [], opened: [], changed: [], closed: [], heldBack: 0 };
  for (const cardholderId of new Set([...persons.keys(), ...cases.keys()])) {
    const own = persons.get(cardholderId) ?? [];
    const open = cases.get(cardholderId)?.[0] ?? null;
    const judged = judgePerson(
      {
        accounts: own,
        pauses: pauses.get(cardholderId) ?? [],
        signals: signals.get(cardholderId)?.[0] ?? null,
        hasOpenCase: open !== null,
        on: own[0] ? dayAt(context.at, own[0].zone) : context.on,
      },
      context.rules,
    );
    changes.heldBack += judged.heldBack;
    for (const { accountId, bucket } of judged.buckets) {
      const stored = own.find((account) => account.accountId === accountId);
      if (stored && stored.bucket !== bucket) {
        changes.buckets.push({ cardholderId, accountId, from: stored.bucket, to: bucket });
      }
    }
    const { standing } = judged;
    if (standing.kind === 'close' && open) {
      changes.closed.push({ cardholderId, caseId: open.caseId, reason: standing.reason });
    }
    if (standing.kind !== 'stand') continue;
    const { state, priority } = standing;
    const row = { cardholderId, state, step: priority.step, reasons: priority.reasons };
    if (!open) {
      changes.opened.push({ ...row, caseId: newId(context.writing.ground.ids) });
    } else if (
      open.state !== state ||
      open.priorityStep !== row.step ||
      open.priorityReasons.join() !== row.reasons.join()
    ) {
      changes.changed.push({ ...row, caseId: open.caseId });
    }
  }
  return changes;
}

async function writeBuckets(tx: Tx, { writing }: NightContext, changes: Changes): Promise<void> {
  const { buckets } = changes;
  if (buckets.length === 0) return;
  await sql`update accounts
    set bucket = changed.bucket, changed_at = ${writing.time.now.toString()}
    from unnest(
      ${buckets.map((one) => one.cardholderId)}::uuid[],
      ${buckets.map((one) => one.accountId)}::uuid[],
      ${buckets.map((one) => one.to)}::text[]
    ) as changed (cardholder_id, id, bucket)
    where accounts.institution_id = ${writing.actor.institutionId}
      and accounts.cardholder_id = changed.cardholder_id and accounts.id = changed.id`.execute(tx);
}

async function openCases(tx: Tx, context: NightContext, rows: readonly CaseRow[]): Promise<void> {
  if (rows.length === 0) return;
  const { writing, on } = context;
  await sql`insert into cases
      (institution_id, cardholder_id, id, state, opened_on, priority_step, priority_reasons,
       changed_at)
    select ${writing.actor.institutionId}, cardholder_id, id, state, ${on.toString()}::date, step,
      string_to_array(reasons, ','), ${writing.time.now.toString()}::timestamptz
    from ${caseRows(rows)}`.execute(tx);
}

async function changeCases(tx: Tx, context: NightContext, rows: readonly CaseRow[]): Promise<void> {
  if (rows.length === 0) return;
  const { writing } = context;
  await sql`update cases
    set state = changed.state, priority_step = changed.step,
      priority_reasons = string_to_array(changed.reasons, ','),
      changed_at = ${writing.time.now.toString()}
    from ${caseRows(rows)}
    where cases.institution_id = ${writing.actor.institutionId}
      and cases.cardholder_id = changed.cardholder_id and cases.id = changed.id`.execute(tx);
}

function caseRows(rows: readonly CaseRow[]) {
  return sql`unnest(
      ${rows.map((row) => row.cardholderId)}::uuid[],
      ${rows.map((row) => row.caseId)}::uuid[],
      ${rows.map((row) => row.state)}::text[],
      ${rows.map((row) => row.step)}::smallint[],
      ${rows.map((row) => row.reasons.join(','))}::text[]
    ) as changed (cardholder_id, id, state, step, reasons)`;
}

function eventsOf(changes: Changes): Omit<NewEvent, 'content'>[] {
  return [
    ...changes.buckets.map(({ cardholderId, accountId, from, to }) => ({
      kind: 'account.bucket-changed',
      cardholderId,
      subjectId: accountId,
      codes: { from, to },
    })),
    ...changes.opened.map(({ cardholderId, caseId, step, reasons }) => ({
      kind: 'case.opened',
      cardholderId,
      subjectId: caseId,
      codes: { step, reasons: reasons.join(',') },
    })),
    ...changes.closed.map(({ cardholderId, caseId, reason }) => ({
      kind: 'case.closed',
      cardholderId,
      subjectId: caseId,
      codes: { reason },
    })),
  ];
}

async function addCounts(tx: Tx, context: NightContext, counts: ChunkCounts): Promise<void> {
  await sql`update nightly_runs
    set accounts = accounts + ${counts.accounts}, changed = changed + ${counts.changed},
      opened = opened + ${counts.opened}, closed = closed + ${counts.closed},
      quarantined = quarantined + ${counts.quarantined}
    where institution_id = ${context.writing.actor.institutionId}
      and run_on = ${context.on.toString()} and state = 'running'`.execute(tx);
}
