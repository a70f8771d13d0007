// SPDX-License-Identifier: Apache-2.0
// The bank's file goes in: read to its end into staging, judged as a whole, then merged in chunks.
// A file that is refused leaves nothing behind but the record that it was.

import type { Refusal } from '@fairvisit/domain/refusals.ts';
import { ok, type Result, refuse } from '@fairvisit/domain/result.ts';
import type { Actor, Ground } from '../ground.ts';
import { beginImport } from './begin-import.action.ts';
import { importFigures } from './import-figures.ts';
import { importsAtWork } from './import-holder.ts';
import type { ImportInput, ImportReport } from './import-report.ts';
import {
  beginMerging,
  endImport,
  type RunningImport,
  refuseImport,
} from './import-state.action.ts';
import { clearStaging, countMissing, mergeStaged } from './merge-staged.action.ts';
import type { FileEncoding } from './reading/detect-encoding.ts';
import { openPortfolioFile, type PortfolioProfile } from './reading/open-portfolio-file.ts';
import { hashedSource, stageFile } from './stage-file.action.ts';
import { tryPortfolio } from './try-portfolio.query.ts';

export async function importPortfolio(
  ground: Ground,
  actor: Actor,
  input: ImportInput,
): Promise<Result<ImportReport>> {
  const encoding = encodingOf(input.encoding);
  if (encoding === null) return refuse({ code: 'request.malformed', field: 'encoding' });
  if (input.dryRun) return tryPortfolio(ground, actor, { ...input, encoding });
  const begun = await ground.db.forInstitution(actor.institutionId, (tx) =>
    beginImport(
      tx,
      { ground, actor },
      {
        importId: input.importId ?? null,
        profile: profileName(input.profile),
        fileName: input.fileName,
      },
    ),
  );
  if (!begun.ok) return begun;
  const running = { ground, actor, importId: begun.value };
  try {
    const report = await readAndMerge(running, { ...input, encoding });
    if (!report.ok) await endRefused(running, report.refusal);
    return report;
  } finally {
    // After a bug the import counts as abandoned, and the next one may begin.
    importsAtWork.delete(begun.value);
  }
}

async function readAndMerge(
  running: RunningImport,
  input: ImportInput & { readonly encoding: FileEncoding | 'auto' },
): Promise<Result<ImportReport>> {
  const { ground, actor } = running;
  const hashed = hashedSource(input.source);
  const opened = await openPortfolioFile(hashed.source, input.profile, {
    encoding: input.encoding,
  });
  if (!opened.ok) return opened;
  const file = opened.value;
  const figures = importFigures();
  const progress = input.progress ?? (() => {});
  const read = await stageFile(file, {
    ...running,
    figures,
    personOf: input.personOf ?? null,
    progress: (rows) => progress(Math.floor(rows / 2)),
  });
  if (!read.ok) return read;
  const { rows } = read.value;
  await ground.db.forInstitution(actor.institutionId, (tx) =>
    beginMerging(tx, running, { file, rows, sha256: hashed.digest() }),
  );
  if (rows >= rowsWorthCounting) await ground.db.refreshStatistics();
  const merged = await mergeStaged(running, (done) => progress(Math.ceil((rows + done) / 2)));
  const accounts = figures.accounts() - merged.accountsNotMerged;
  const totals = await ground.db.forInstitution(actor.institutionId, async (tx) => {
    const missing = file.scope === 'full' ? await countMissing(tx, running) : 0;
    return endImport(tx, running, { accounts, missing });
  });
  await clearStaging(running);
  if (totals.inserted >= rowsWorthCounting) await ground.db.refreshStatistics();
  return ok({
    importId: running.importId,
    encoding: file.encoding(),
    scope: file.scope,
    rows,
    accounts,
    inserted: totals.inserted,
    updated: totals.updated,
    unchanged: totals.unchanged,
    quarantined: [...read.value.quarantined, ...merged.quarantined],
    missing: totals.missing,
    dataChecks: figures.dataChecks(),
    jumps: figures.jumps(),
    cycles: figures.cycles(),
  });
}

/** Fewer rows leave the tables' statistics as good as they were. */
const rowsWorthCounting = 1_000;

async function endRefused(running: RunningImport, refusal: Refusal): Promise<void> {
  await running.ground.db.forInstitution(running.actor.institutionId, (tx) =>
    refuseImport(tx, running, refusal),
  );
}

export function profileName(profile: PortfolioProfile): string {
  return profile.kind === 'mapping' ? profile.mapping.name : profile.kind;
}

const encodings = ['auto', 'utf-8', 'utf-16le', 'utf-16be', 'gb18030'] as const;

function encodingOf(word: string | undefined): FileEncoding | 'auto' | null {
  return encodings.find((known) => known === (word ?? 'auto')) ?? null;
}
