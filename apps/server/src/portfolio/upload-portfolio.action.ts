// SPDX-License-Identifier: Apache-2.0
// An uploaded file is kept and registered at once; a job reads it, so that nobody waits before a
// spinning screen and a restart of the server loses nothing.
import { rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { newId } from '@fairvisit/domain/ids.ts';
import { ok, type Result, refuse } from '@fairvisit/domain/result.ts';
import { sql } from 'kysely';
import { writeAudit } from '../audit/audit-entry.ts';
import { businessTime } from '../clock/business-clock.ts';
import type { Actor, Ground } from '../ground.ts';
import type { Upload } from '../http/handler.ts';
import { clearTheWay } from './begin-import.action.ts';

export interface UploadedPortfolio {
  readonly upload: Upload | null;
  readonly profile: 'uci-panel' | 'daily-csv' | 'daily-xlsx';
  readonly through?: string | undefined;
}

export async function uploadPortfolio(
  ground: Ground,
  actor: Actor & { readonly kind: 'staff' },
  input: UploadedPortfolio,
): Promise<Result<{ readonly importId: string }>> {
  const { upload, profile, through } = input;
  if (upload === null) return refuse({ code: 'request.malformed', field: 'file' });
  if (through !== undefined && profile !== 'uci-panel') {
    return refuse({ code: 'request.malformed', field: 'through' });
  }
  const importId = newId<string>(ground.ids);
  const path = join(dirname(upload.path), `${importId}.portfolio`);
  await rename(upload.path, path);
  const options = through === undefined ? { kind: profile } : { kind: profile, through };
  const registered = await register(ground, actor, {
    importId,
    path,
    options,
    fileName: upload.fileName,
  });
  if (!registered.ok) await rm(path, { force: true });
  return registered;
}

function register(
  ground: Ground,
  actor: Actor & { readonly kind: 'staff' },
  kept: {
    readonly importId: string;
    readonly path: string;
    readonly options: { readonly kind: string; readonly through?: string };
    readonly fileName: string;
  },
): Promise<Result<{ readonly importId: string }>> {
  const { institutionId } = actor;
  return ground.db.forInstitution(institutionId, async (tx) => {
    const free = await clearTheWay(tx, { ground, actor }, null);
    if (!free.ok) return free;
    await sql`insert into portfolio_imports
        (institution_id, id, profile, file_name, state, upload_path, options, started_by,
         started_at)
      values (${institutionId}, ${kept.importId}, ${kept.options.kind}, ${kept.fileName},
        'reading', ${kept.path}, ${JSON.stringify(kept.options)}::jsonb, ${actor.staffId},
        ${ground.wall.now().toString()})`.execute(tx);
    const time = await businessTime(tx, ground, institutionId);
    await writeAudit(
      tx,
      { ground, actor, time },
      {
        act: 'portfolio.upload',
        thing: 'portfolio-import',
        thingId: kept.importId,
        detail: { profile: kept.options.kind },
      },
    );
    await ground.jobs.enqueue(tx, 'portfolio.import', {
      institutionId,
      importId: kept.importId,
    });
    return ok({ importId: kept.importId });
  });
}
