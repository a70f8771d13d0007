// SPDX-License-Identifier: Apache-2.0
// Events of an institution, as an action would append them.
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { businessTime } from '../../src/clock/business-clock.ts';
import { appendEvent } from '../../src/events/append-event.ts';
import type { Ground } from '../../src/ground.ts';

/** Appends so many events in one transaction and gives their ids. */
export function someEvents(
  ground: Ground,
  institutionId: InstitutionId,
  count: number,
): Promise<string[]> {
  const actor = { kind: 'system', institutionId } as const;
  return ground.db.forInstitution(institutionId, async (tx) => {
    const time = await businessTime(tx, ground, institutionId);
    const ids: string[] = [];
    for (let number = 0; number < count; number += 1) {
      const event = {
        kind: 'test.happened',
        cardholderId: null,
        codes: { number, of: count },
        ...(number % 2 === 0 ? { content: { words: `words ${number}` } } : {}),
      };
      ids.push(await appendEvent(tx, { ground, actor, time }, event));
    }
    return ids;
  });
}
