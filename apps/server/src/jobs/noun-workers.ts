// SPDX-License-Identifier: Apache-2.0
// The one place where the workers that nouns bring for their queues come together.
import type { Ground } from '../ground.ts';
import { runImportJob } from '../portfolio/run-import-job.action.ts';
import type { JobWorkers } from './boss-queue.ts';

export function nounWorkers(ground: Ground): JobWorkers {
  return { 'portfolio.import': (body) => runImportJob(ground, body) };
}
