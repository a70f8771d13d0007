// SPDX-License-Identifier: Apache-2.0
// The one place where the workers that nouns bring for their queues come together.
import type { Ground } from '../ground.ts';
import type { JobWorkers } from './boss-queue.ts';

export function nounWorkers(_ground: Ground): JobWorkers {
  return {};
}
