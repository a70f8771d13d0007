// SPDX-License-Identifier: Apache-2.0
// The dossiers of a person with their hashes, and the visits that may have one. Never the file.
import type { DossierRow } from '@fairvisit/api/dossier.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db/database.ts';
import type { PersonOfDossier } from './money-of-dossier.query.ts';

const dossiersShownMax = 200;

interface StoredDossier {
  readonly id: string;
  readonly visitId: string;
  readonly version: number;
  readonly language: 'zh' | 'en';
  readonly asOf: Temporal.PlainDate;
  readonly pages: number;
  readonly figuresHash: string;
  readonly fileHash: string;
  readonly madeAt: Temporal.Instant;
  readonly madeBy: string | null;
  readonly supersededAt: Temporal.Instant | null;
  readonly supersededReason: string | null;
}

export interface WhichDossiers extends PersonOfDossier {
  readonly dossierId?: string;
  readonly visitId?: string;
}

/** Newest first. */
export async function dossiersOfPerson(tx: Tx, asked: WhichDossiers): Promise<DossierRow[]> {
  const { dossierId = null, visitId = null } = asked;
  const found = await sql<StoredDossier>`
    select dossiers.id, dossiers.visit_id as "visitId", dossiers.version, dossiers.language,
      dossiers.as_of as "asOf", dossiers.pages, encode(dossiers.figures_hash, 'hex') as "figuresHash",
      encode(dossiers.file_hash, 'hex') as "fileHash", dossiers.made_at as "madeAt",
      staff.name as "madeBy", dossiers.superseded_at as "supersededAt",
      dossiers.superseded_reason as "supersededReason"
    from dossiers
    left join staff on staff.institution_id = dossiers.institution_id
      and staff.id = dossiers.made_by
    where dossiers.institution_id = ${asked.institutionId}
      and dossiers.cardholder_id = ${asked.cardholderId}
      and (${dossierId}::uuid is null or dossiers.id = ${dossierId}::uuid)
      and (${visitId}::uuid is null or dossiers.visit_id = ${visitId}::uuid)
    order by dossiers.made_at desc, dossiers.version desc, dossiers.id
    limit ${dossiersShownMax}`.execute(tx);
  return found.rows.map((row) => ({
    ...row,
    asOf: row.asOf.toString(),
    madeAt: row.madeAt.toString(),
    supersededAt: row.supersededAt?.toString() ?? null,
  }));
}

export interface VisitForDossier {
  readonly visitId: string;
  readonly state: string;
  readonly windowFrom: string | null;
  readonly windowUntil: string | null;
}

export async function visitsForDossiers(
  tx: Tx,
  asked: PersonOfDossier,
): Promise<VisitForDossier[]> {
  const found = await sql<{
    visitId: string;
    state: string;
    windowFrom: Temporal.Instant | null;
    windowUntil: Temporal.Instant | null;
  }>`
    select id as "visitId", state, planned_from as "windowFrom", planned_until as "windowUntil"
    from visits
    where institution_id = ${asked.institutionId} and cardholder_id = ${asked.cardholderId}
      and state in ('proposed', 'planned')
    order by changed_at desc, id
    limit 50`.execute(tx);
  return found.rows.map((row) => ({
    ...row,
    windowFrom: row.windowFrom?.toString() ?? null,
    windowUntil: row.windowUntil?.toString() ?? null,
  }));
}

export interface SealedDossier {
  readonly version: number;
  readonly visitId: string;
  readonly fileHash: Buffer;
  readonly fileSealed: Buffer;
}

export async function sealedDossier(
  tx: Tx,
  asked: PersonOfDossier & { readonly dossierId: string },
): Promise<SealedDossier | null> {
  const found = await sql<SealedDossier>`
    select version, visit_id as "visitId", file_hash as "fileHash", file_sealed as "fileSealed"
    from dossiers
    where institution_id = ${asked.institutionId} and cardholder_id = ${asked.cardholderId}
      and id = ${asked.dossierId}
    limit 1`.execute(tx);
  return found.rows[0] ?? null;
}
