// SPDX-License-Identifier: Apache-2.0
// Works off the queues and asks, twice a minute, for what is due at each institution: sealing, the
// business tick, and the outbox. Asking is cheap: one job of a kind waits per institution at most.
import { assert } from '@fairvisit/domain/assert.ts';
import { type InstitutionId, parseInstitutionId } from '@fairvisit/domain/ids.ts';
import { nightIsDue } from '../clock/night-is-due.query.ts';
import { sealEvents } from '../events/seal-events.action.ts';
import type { Ground } from '../ground.ts';
import { describeBug } from '../http/describe-bug.ts';
import { institutionIds } from '../institution/institution-ids.query.ts';
import { runNightly } from '../nightly/run-nightly.action.ts';
import { settleNotices } from '../notice/settle-notices.action.ts';
import type { BossQueue, JobWorkers } from './boss-queue.ts';

/** Sealing is promised within 60 s of an event. */
const askMilliseconds = 25_000;

export interface RunningJobs {
  readonly stop: () => Promise<void>;
}

/** Begins to work; `others` are the workers of nouns that bring their own. */
export async function runJobs(
  ground: Ground,
  queue: BossQueue,
  others: JobWorkers = {},
): Promise<RunningJobs> {
  await queue.work({
    ...others,
    'events.seal': async ({ institutionId }) => {
      await sealEvents(ground, institutionOf(institutionId));
    },
    'business.tick': ({ institutionId }) => tick(ground, institutionOf(institutionId)),
  });
  let asking = Promise.resolve();
  const ask = () => {
    asking = asking
      .then(() => askForWhatIsDue(ground))
      .catch((cause) => ground.log.write('jobs.bug', describeBug(cause)));
  };
  ask();
  const timer = setInterval(ask, askMilliseconds);
  return {
    stop: async () => {
      clearInterval(timer);
      await asking;
    },
  };
}

async function askForWhatIsDue(ground: Ground): Promise<void> {
  const ids = await ground.db.forNobody(institutionIds);
  for (const institutionId of ids) {
    await ground.db.forInstitution(institutionId, async (tx) => {
      await ground.jobs.enqueue(tx, 'events.seal', { institutionId });
      await ground.jobs.enqueue(tx, 'business.tick', { institutionId });
      await ground.jobs.enqueue(tx, 'messages.send', { institutionId });
    });
  }
}

async function tick(ground: Ground, institutionId: InstitutionId): Promise<void> {
  await runDueNight(ground, institutionId);
  const settled = await settleNotices(ground, institutionId);
  if (settled.nextChannels + settled.putBack + settled.over === 0) return;
  ground.log.write('notice.settled', { institution: institutionId, ...settled });
}

async function runDueNight(ground: Ground, institutionId: InstitutionId): Promise<void> {
  const on = await nightIsDue(ground, institutionId);
  if (on === null) return;
  const night = await runNightly(ground, { kind: 'system', institutionId }, { on });
  ground.log.write('business.night', {
    institution: institutionId,
    on: on.toString(),
    refused: night.ok ? null : night.refusal.code,
  });
}

function institutionOf(text: string): InstitutionId {
  const id = parseInstitutionId(text);
  assert(id, 'a job names an institution');
  return id;
}
