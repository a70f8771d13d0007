// SPDX-License-Identifier: Apache-2.0
// How long the night takes: the first one, the same one again, and the day after. The floor is one
// statement that only reads every account and computes its bucket, in the same run.
import { assert } from '@fairvisit/domain/assert.ts';
import { countLateBeyond } from '@fairvisit/server/nightly/count-late.query.ts';
import { runNightly } from '@fairvisit/server/nightly/run-nightly.action.ts';
import { Temporal } from 'temporal-polyfill';
import type { Opened } from '../open-institution.ts';
import { importPanel } from './bench-import.ts';
import type { Bench, Figures } from './figures.ts';
import { panelOf, timed } from './machine.ts';

/** The day after the panel's newest cycle. */
const firstNight = Temporal.PlainDate.from('2005-10-01');

export async function benchNightly({ opened, accounts, io }: Bench): Promise<Figures> {
  const panel = panelOf(accounts);
  try {
    io.err(`importing ${accounts} accounts first\n`);
    await importPanel(opened, panel.path);
  } finally {
    panel.remove();
  }
  io.err('running the nights\n');
  const night = (on: Temporal.PlainDate) => timed(() => runOne(opened, on));
  const floor = await timed(() => {
    const { ground, actor } = opened;
    return ground.db.forInstitution(actor.institutionId, (tx) =>
      countLateBeyond(tx, { institutionId: actor.institutionId, on: firstNight, days: 30 }),
    );
  });
  const first = await night(firstNight);
  const again = await night(firstNight);
  const next = await night(firstNight.add({ days: 1 }));
  assert(again.value.changed + again.value.opened === 0, 'a second run changes nothing');
  return {
    accounts,
    lateAccounts: first.value.accounts,
    firstNightSeconds: first.seconds,
    firstNightChanged: first.value.changed,
    firstNightOpened: first.value.opened,
    sameNightAgainSeconds: again.seconds,
    nextNightSeconds: next.seconds,
    nextNightChanged: next.value.changed,
    scanOnlySeconds: floor.seconds,
    accountsPerSecond: Math.round(accounts / next.seconds),
  };
}

async function runOne(opened: Opened, on: Temporal.PlainDate) {
  const result = await runNightly(opened.ground, opened.actor, { on });
  assert(result.ok, 'the night runs');
  return result.value;
}
