// SPDX-License-Identifier: Apache-2.0
// Streams a file into staging, batch by batch, so that nothing is merged before the last line and the
// trailer have been judged. Bodies are sealed: they hold names and what is kept apart.
import { createHash } from 'node:crypto';
import { ok, type Result } from '@fairvisit/domain/result.ts';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import type { Actor, Ground } from '../ground.ts';
import type { ImportFigures } from './import-figures.ts';
import { stillOurs } from './import-state.action.ts';
import {
  countItems,
  noTotals,
  type PersonOf,
  type ReadTotals,
  referenceOf,
  withPerson,
} from './read-totals.ts';
import type { PortfolioSource } from './reading/file-bytes.ts';
import type { PortfolioFile } from './reading/portfolio-file.ts';
import type { FileItem } from './reading/portfolio-row.ts';

export interface Staging {
  readonly ground: Ground;
  readonly actor: Actor;
  readonly importId: string;
  readonly figures: ImportFigures;
  readonly personOf: PersonOf | null;
  readonly progress: (rows: number) => void;
}

export async function stageFile(
  file: PortfolioFile,
  staging: Staging,
): Promise<Result<ReadTotals>> {
  const totals = noTotals();
  for await (const batch of file.batches) {
    if (!batch.ok) return batch;
    const items = batch.value.map((item) => withPerson(item, staging.personOf));
    await staging.ground.db.forInstitution(staging.actor.institutionId, async (tx) => {
      await stillOurs(tx, staging);
      await stageItems(tx, staging, items);
    });
    countItems(totals, staging.figures, items);
    staging.progress(totals.rows);
  }
  return ok(totals);
}

/** Hashes a source's bytes as they pass; the digest is null until the last byte has passed. */
export function hashedSource(source: PortfolioSource): {
  readonly source: PortfolioSource;
  readonly digest: () => Buffer | null;
} {
  const hash = createHash('sha256');
  let digest: Buffer | null = null;
  async function* bytes(): AsyncGenerator<Uint8Array> {
    for await (const chunk of source.bytes) {
      hash.update(chunk);
      yield chunk;
    }
    digest = hash.digest();
  }
  return { source: { name: source.name, bytes: bytes() }, digest: () => digest };
}

export const stagedPlace = 'staged_rows.body_sealed';

export function stagedKey(importId: string, line: number): string {
  return `${importId}:${line}`;
}

async function stageItems(
  tx: Tx,
  { ground, actor, importId }: Staging,
  items: readonly FileItem[],
): Promise<void> {
  const rows = items.map((item) => {
    const line = item.kind === 'row' ? item.row.line : item.fault.line;
    const body = item.kind === 'row' ? { row: item.row, raw: item.raw } : item.fault;
    return {
      line,
      kind: kindOf(item),
      reference: referenceOf(item),
      sealed: ground.keyring.seal(actor.institutionId, {
        place: stagedPlace,
        row: stagedKey(importId, line),
        text: JSON.stringify(body),
      }),
    };
  });
  await sql`insert into staged_rows (institution_id, import_id, line, kind, reference, body_sealed)
    select ${actor.institutionId}, ${importId}::uuid, line, kind, reference, sealed
    from unnest(
      ${rows.map((row) => row.line)}::integer[],
      ${rows.map((row) => row.kind)}::text[],
      ${rows.map((row) => row.reference)}::text[],
      ${rows.map((row) => row.sealed)}::bytea[]
    ) as told (line, kind, reference, sealed)`.execute(tx);
}

function kindOf(item: FileItem): 'account' | 'party' | 'fault' {
  if (item.kind === 'fault') return 'fault';
  return item.row.role === 'cardholder' ? 'account' : 'party';
}
