// SPDX-License-Identifier: Apache-2.0
// A dry run: reads the whole file, judges each row beside what is stored, and writes nothing at all.
import { ok, type Result } from '@fairvisit/domain/result.ts';
import type { Actor, Ground } from '../ground.ts';
import { importFigures } from './import-figures.ts';
import type { ImportInput, ImportReport } from './import-report.ts';
import { judgeRows } from './judge-rows.query.ts';
import { countAccounts, knownAccounts } from './known-accounts.query.ts';
import type { StagedRow } from './merge-context.ts';
import {
  addQuarantined,
  countItems,
  noTotals,
  type QuarantinedLine,
  referenceOf,
  withPerson,
} from './read-totals.ts';
import type { FileEncoding } from './reading/detect-encoding.ts';
import { openPortfolioFile } from './reading/open-portfolio-file.ts';
import type { FileItem } from './reading/portfolio-row.ts';

export async function tryPortfolio(
  ground: Ground,
  actor: Actor,
  input: ImportInput & { readonly encoding: FileEncoding | 'auto' },
): Promise<Result<ImportReport>> {
  const opened = await openPortfolioFile(input.source, input.profile, { encoding: input.encoding });
  if (!opened.ok) return opened;
  const file = opened.value;
  const figures = importFigures();
  const totals = noTotals();
  const judged: JudgedTotals = { inserted: 0, updated: 0, faults: 0, named: new Set() };
  for await (const batch of file.batches) {
    if (!batch.ok) return batch;
    const items = batch.value.map((item) => withPerson(item, input.personOf ?? null));
    countItems(totals, figures, items);
    await judgeBatch({ ground, actor, judged, quarantined: totals.quarantined }, items);
    input.progress?.(totals.rows);
  }
  const known = await ground.db.forInstitution(actor.institutionId, (tx) =>
    countAccounts(tx, actor.institutionId),
  );
  const accounts = figures.accounts() - judged.faults;
  return ok({
    importId: null,
    encoding: file.encoding(),
    scope: file.scope,
    rows: totals.rows,
    accounts,
    inserted: judged.inserted,
    updated: judged.updated,
    unchanged: accounts - judged.inserted - judged.updated,
    quarantined: totals.quarantined,
    missing: file.scope === 'full' ? known - judged.named.size : 0,
    dataChecks: figures.dataChecks(),
    jumps: figures.jumps(),
    cycles: figures.cycles(),
  });
}

interface JudgedTotals {
  inserted: number;
  updated: number;
  faults: number;
  /** Known accounts that the file names. */
  readonly named: Set<string>;
}

interface Trying {
  readonly ground: Ground;
  readonly actor: Actor;
  readonly judged: JudgedTotals;
  readonly quarantined: QuarantinedLine[];
}

async function judgeBatch(trying: Trying, items: readonly FileItem[]): Promise<void> {
  const { ground, actor, judged, quarantined } = trying;
  const { institutionId } = actor;
  const rows: StagedRow[] = items.flatMap((item) =>
    item.kind === 'row' && item.row.role === 'cardholder' ? [item] : [],
  );
  const found = await ground.db.forInstitution(institutionId, async (tx) => ({
    rows: await judgeRows(tx, { ground, institutionId }, rows),
    named: await knownAccounts(
      tx,
      institutionId,
      items.flatMap((item) => referenceOf(item) ?? []),
    ),
  }));
  judged.inserted += found.rows.fresh.length;
  judged.updated += found.rows.differing.length;
  judged.faults += found.rows.faults.length;
  for (const fault of found.rows.faults) addQuarantined(quarantined, fault);
  for (const reference of found.named.keys()) judged.named.add(reference);
}
