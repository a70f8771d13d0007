// SPDX-License-Identifier: Apache-2.0
// The one place where the workers that nouns bring for their queues come together.
import { assert } from '@fairvisit/domain/assert.ts';
import { parseInstitutionId } from '@fairvisit/domain/ids.ts';
import type { Ground } from '../ground.ts';
import type { Carriers } from '../message/carrier.ts';
import { sendDue } from '../message/send-due.action.ts';
import { runImportJob } from '../portfolio/run-import-job.action.ts';
import type { JobWorkers } from './boss-queue.ts';

export function nounWorkers(ground: Ground, carriers: Carriers): JobWorkers {
  return {
    'portfolio.import': (body) => runImportJob(ground, body),
    'messages.send': async (body) => {
      const institutionId = parseInstitutionId(body.institutionId);
      assert(institutionId, 'a job names an institution');
      const done = await sendDue(ground, carriers, institutionId);
      if (done.sent + done.failed + done.again + done.settled === 0) return;
      ground.log.write('message.sending', { institution: institutionId, ...done });
    },
  };
}
