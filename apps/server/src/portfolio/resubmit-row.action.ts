// SPDX-License-Identifier: Apache-2.0
// A quarantined row, corrected: read again by the rules of its file and merged like any other row, or
// told what is still wrong with it.
import { assert } from '@fairvisit/domain/assert.ts';
import { ok, type Result, refuse } from '@fairvisit/domain/result.ts';
import { sql } from 'kysely';
import { writeAudit } from '../audit/audit-entry.ts';
import { businessTime } from '../clock/business-clock.ts';
import type { Tx } from '../db/database.ts';
import { appendEvent } from '../events/append-event.ts';
import type { Actor, Ground } from '../ground.ts';
import { knownAccounts } from './known-accounts.query.ts';
import type { MergeContext, StagedRow } from './merge-context.ts';
import { mergeRows } from './merge-rows.action.ts';
import { correctedCells, openCells, type SealedCells } from './quarantined-cells.ts';
import type { RowFault } from './reading/portfolio-row.ts';
import { rereadCells } from './reading/reread.ts';

export interface Resubmission {
  readonly rowId: string;
  /** In the order of the row's columns. */
  readonly cells: readonly string[];
}

export async function resubmitRow(
  ground: Ground,
  actor: Actor & { readonly kind: 'staff' },
  input: Resubmission,
): Promise<Result<{ readonly state: 'resubmitted'; readonly accountId: string }>> {
  const { institutionId } = actor;
  return ground.db.forInstitution(institutionId, async (tx) => {
    const open = await openRow(tx, actor, input.rowId);
    if (!open.ok) return open;
    const corrected = readCorrected(ground, actor, { row: open.value, given: input.cells });
    if (!corrected.ok) return corrected;
    const time = await businessTime(tx, ground, institutionId);
    const context = { ground, actor, time, importId: open.value.importId };
    const merged = await mergeRows(tx, context, [corrected.value]);
    const [fault] = merged.faults;
    if (fault) return stillWrong(fault);
    const cardholderAccount = await markResubmitted(tx, context, {
      rowId: input.rowId,
      staged: corrected.value,
      staffId: actor.staffId,
    });
    return ok({ state: 'resubmitted', accountId: cardholderAccount });
  });
}

export interface OpenRow extends SealedCells {
  readonly importId: string;
  readonly line: number;
  readonly code: string;
  readonly state: string;
  readonly reread: unknown;
}

/** The row, locked, so that two people do not decide on it at once. */
export async function openRow(tx: Tx, actor: Actor, rowId: string): Promise<Result<OpenRow>> {
  const found = await sql<OpenRow>`
    select quarantined_rows.id, quarantined_rows.import_id as "importId", quarantined_rows.line,
      quarantined_rows.field, quarantined_rows.code, quarantined_rows.state,
      quarantined_rows.columns, quarantined_rows.cells_sealed as sealed, portfolio_imports.reread
    from quarantined_rows
    join portfolio_imports on portfolio_imports.institution_id = quarantined_rows.institution_id
      and portfolio_imports.id = quarantined_rows.import_id
    where quarantined_rows.institution_id = ${actor.institutionId} and quarantined_rows.id = ${rowId}
    limit 1
    for update of quarantined_rows`.execute(tx);
  const row = found.rows[0];
  if (!row) return refuse({ code: 'thing.not-found', field: 'rowId' });
  if (row.state !== 'open') return refuse({ code: 'row.not-open', detail: { state: row.state } });
  return ok(row);
}

function readCorrected(
  ground: Ground,
  actor: Actor,
  { row, given }: { readonly row: OpenRow; readonly given: readonly string[] },
): Result<StagedRow> {
  if (given.length !== row.columns.length) {
    return refuse({ code: 'request.malformed', field: 'cells' });
  }
  const before = openCells(ground.keyring, actor.institutionId, row);
  const raw = correctedCells(row, before, given);
  const accountAt = row.columns.indexOf(row.field);
  // Read alone, the second line of an account looks faultless; it would overwrite the first.
  if (row.code === 'duplicate_account' && given[accountAt] === before[accountAt]) {
    return stillWrong({
      line: row.line,
      problems: [{ field: row.field, code: 'duplicate_account' }],
      raw,
    });
  }
  const read = rereadCells(row.reread, row.line, raw);
  if (!read.ok) return read;
  if (read.value.kind === 'fault') return stillWrong(read.value.fault);
  return ok({ row: read.value.row, raw });
}

function stillWrong({ line, problems: [first] }: RowFault) {
  return refuse({
    code: 'row.still-wrong',
    field: first.field,
    line,
    detail: { reason: first.code },
  });
}

async function markResubmitted(
  tx: Tx,
  context: MergeContext,
  done: { readonly rowId: string; readonly staged: StagedRow; readonly staffId: string },
): Promise<string> {
  const { institutionId } = context.actor;
  const reference = done.staged.row.accountReference;
  const account = (await knownAccounts(tx, institutionId, [reference])).get(reference);
  assert(account, 'a merged row has its account');
  await sql`update quarantined_rows
    set state = 'resubmitted', decided_by = ${done.staffId},
      decided_at = ${context.time.now.toString()}
    where institution_id = ${institutionId} and id = ${done.rowId}`.execute(tx);
  const { cardholderId, accountId } = account;
  await writeAudit(tx, context, {
    act: 'quarantine.resubmit',
    thing: 'quarantined-row',
    thingId: done.rowId,
    cardholderId,
    detail: { accountId },
  });
  await appendEvent(tx, context, {
    kind: 'quarantine.resubmitted',
    cardholderId,
    subjectId: done.rowId,
    codes: { accountId },
  });
  return accountId;
}
