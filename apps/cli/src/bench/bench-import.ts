// SPDX-License-Identifier: Apache-2.0
// How long a portfolio takes to go in, how much memory it needs, and how long anybody else waits
// meanwhile. The floor is the same file only read and decoded, in the same run.
import { assert } from '@fairvisit/domain/assert.ts';
import { institutionIds } from '@fairvisit/server/institution/institution-ids.query.ts';
import { importPortfolio } from '@fairvisit/server/portfolio/import-portfolio.action.ts';
import { fileSource } from '@fairvisit/server/portfolio/reading/file-bytes.ts';
import { openPortfolioFile } from '@fairvisit/server/portfolio/reading/open-portfolio-file.ts';
import type { Opened } from '../open-institution.ts';
import type { Bench, Figures } from './figures.ts';
import { panelOf, timed } from './machine.ts';

export async function benchImport({ opened, accounts, io }: Bench): Promise<Figures> {
  const panel = panelOf(accounts);
  try {
    io.err(`reading ${accounts} accounts\n`);
    const floor = await timed(() => readOnly(panel.path));
    io.err(`importing ${accounts} accounts\n`);
    const watch = watchOthers(opened);
    const first = await timed(() => importPanel(opened, panel.path));
    const others = await watch.end();
    io.err('importing the same file again\n');
    const second = await timed(() => importPanel(opened, panel.path));
    assert(second.value.inserted + second.value.updated === 0, 'a second import changes nothing');
    return {
      accounts: first.value.accounts,
      statements: floor.value,
      importSeconds: first.seconds,
      secondImportSeconds: second.seconds,
      readOnlySeconds: floor.seconds,
      accountsPerSecond: Math.round(first.value.accounts / first.seconds),
      peakMegabytes: Math.round(others.peakBytes / 2 ** 20),
      queriesAnsweredMeanwhile: others.answered,
      longestWaitMilliseconds: Math.round(others.longestWait),
    };
  } finally {
    panel.remove();
  }
}

/** Imports the panel as it is; the outcome is needed, a refusal is a bug of the bench. */
export async function importPanel(opened: Opened, path: string) {
  const result = await importPortfolio(opened.ground, opened.actor, {
    source: fileSource(path),
    fileName: 'panel.csv',
    profile: { kind: 'uci-panel' },
  });
  assert(result.ok, 'the bundled panel is imported');
  return result.value;
}

/** Reads and decodes every row and keeps none; gives the number of statements. */
async function readOnly(path: string): Promise<number> {
  const opened = await openPortfolioFile(fileSource(path), { kind: 'uci-panel' }, {});
  assert(opened.ok, 'the bundled panel opens');
  let statements = 0;
  for await (const batch of opened.value.batches) {
    assert(batch.ok, 'the bundled panel is read');
    for (const entry of batch.value) {
      if (entry.kind === 'row') statements += entry.row.statements.length;
    }
  }
  return statements;
}

/** Somebody else asks a small question all the while, one after the other. */
function watchOthers({ ground, actor }: Opened) {
  let isOver = false;
  let answered = 0;
  let longestWait = 0;
  let peakBytes = 0;
  const asking = (async () => {
    while (!isOver) {
      // Counted from when the question was due: a blocked thread keeps it from even being asked.
      const dueAt = performance.now() + 10;
      await new Promise((resolve) => setTimeout(resolve, 10));
      await ground.db.forInstitution(actor.institutionId, institutionIds);
      longestWait = Math.max(longestWait, performance.now() - dueAt);
      peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
      answered += 1;
    }
  })();
  return {
    end: async () => {
      isOver = true;
      await asking;
      return { answered, longestWait, peakBytes };
    },
  };
}
