// SPDX-License-Identifier: Apache-2.0
// The worker of the queue 'portfolio.import': reads an uploaded file that was registered before. Run
// again after a crash it takes the import up from the file; run twice it does nothing the second time.
import { rm } from 'node:fs/promises';
import { assert } from '@fairvisit/domain/assert.ts';
import { type InstitutionId, parseInstitutionId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Actor, Ground } from '../ground.ts';
import type { JobBodies } from '../jobs/job-queue.ts';
import { importPortfolio } from './import-portfolio.action.ts';
import { fileSource } from './reading/file-bytes.ts';

const optionsSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('uci-panel'), through: z.string().max(7).optional() }),
  z.strictObject({ kind: z.literal('daily-csv') }),
  z.strictObject({ kind: z.literal('daily-xlsx') }),
]);

export async function runImportJob(
  ground: Ground,
  body: JobBodies['portfolio.import'],
): Promise<void> {
  const institutionId = parseInstitutionId(body.institutionId);
  assert(institutionId, 'a job names its institution');
  const waiting = await waitingUpload(ground, institutionId, body.importId);
  if (waiting === null) return;
  const actor: Actor = { kind: 'system', institutionId };
  const options = optionsSchema.parse(waiting.options);
  const profile =
    options.kind === 'uci-panel' && options.through !== undefined
      ? { kind: options.kind, through: options.through }
      : { kind: options.kind };
  const result = await importPortfolio(ground, actor, {
    source: { ...fileSource(waiting.path), name: waiting.fileName },
    fileName: waiting.fileName,
    profile,
    importId: body.importId,
  });
  ground.log.write('portfolio.import', {
    importId: body.importId,
    outcome: result.ok ? 'done' : result.refusal.code,
  });
  // Another worker is reading it: the file is still his.
  if (!result.ok && result.refusal.code === 'file.busy') return;
  await rm(waiting.path, { force: true });
}

interface WaitingUpload {
  readonly path: string;
  readonly fileName: string;
  readonly options: unknown;
}

function waitingUpload(
  ground: Ground,
  institutionId: InstitutionId,
  importId: string,
): Promise<WaitingUpload | null> {
  return ground.db.forInstitution(institutionId, async (tx) => {
    const found = await sql<WaitingUpload>`
      select upload_path as path, file_name as "fileName", options
      from portfolio_imports
      where institution_id = ${institutionId} and id = ${importId}
        and state in ('reading', 'merging') and upload_path is not null
      limit 1`.execute(tx);
    return found.rows[0] ?? null;
  });
}
