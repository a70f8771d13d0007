// SPDX-License-Identifier: Apache-2.0
// The audit log, newest first, with the newest signed checkpoint of the events beside it.
import type { Answer, Parsed } from '@fairvisit/api/route-table.ts';
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db/database.ts';

type AuditList = Answer<'audit.list'>;

export async function auditList(
  tx: Tx,
  institutionId: InstitutionId,
  { page, limit, act }: Parsed<'audit.list', 'query'>,
): Promise<AuditList> {
  const wanted = act ?? null;
  const counted = await sql<{ total: number }>`
    select count(*) as total from audit_entries
    where institution_id = ${institutionId} and (${wanted}::text is null or act = ${wanted})`.execute(
    tx,
  );
  const found = await sql<AuditRow>`
    select entries.id, entries.written_at, entries.business_at, entries.actor_kind, staff.name,
      entries.act, entries.thing, entries.thing_id, entries.cardholder_id, entries.detail
    from audit_entries as entries
    left join staff on staff.institution_id = entries.institution_id and staff.id = entries.actor_id
    where entries.institution_id = ${institutionId}
      and (${wanted}::text is null or entries.act = ${wanted})
    order by entries.written_at desc, entries.id desc
    limit ${limit} offset ${(page - 1) * limit}`.execute(tx);
  return {
    total: counted.rows[0]?.total ?? 0,
    rows: found.rows.map((row) => ({
      id: row.id,
      at: row.written_at.toString(),
      businessAt: row.business_at.toString(),
      actor: row.name ?? row.actor_kind,
      act: row.act,
      thing: row.thing,
      thingId: row.thing_id,
      cardholderId: row.cardholder_id,
      detail: row.detail,
    })),
    sealed: await newestCheckpoint(tx, institutionId),
  };
}

interface AuditRow {
  readonly id: string;
  readonly written_at: Temporal.Instant;
  readonly business_at: Temporal.Instant;
  readonly actor_kind: string;
  readonly name: string | null;
  readonly act: string;
  readonly thing: string;
  readonly thing_id: string | null;
  readonly cardholder_id: string | null;
  readonly detail: Record<string, unknown>;
}

async function newestCheckpoint(
  tx: Tx,
  institutionId: InstitutionId,
): Promise<AuditList['sealed']> {
  const found = await sql<{ tree_size: number; root: Buffer; signed_at: Temporal.Instant }>`
    select tree_size, root, signed_at from checkpoints
    where institution_id = ${institutionId}
    order by tree_size desc limit 1`.execute(tx);
  const row = found.rows[0];
  if (!row) return null;
  return {
    treeSize: row.tree_size,
    root: row.root.toString('base64'),
    signedAt: row.signed_at.toString(),
  };
}
