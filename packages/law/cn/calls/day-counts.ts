// SPDX-License-Identifier: Apache-2.0
// Counting contacts by calendar day, in every zone the person may be in.
import { restOfDay, type Scene } from '../../src/scene.ts';
import type { Span } from '../../src/time/minute-span.ts';
import { localDay } from '../../src/time/zone-table.ts';

type Call = NonNullable<Scene['facts']['history']['calls']>[number];

interface Counted {
  readonly at: number;
}

/** From the `max`-th contact of a day to the end of that day. */
export function afterCount(scene: Scene, contacts: readonly Counted[], max: number): Span[] {
  return scene.zones.flatMap((zone) => {
    const days = new Map<number, number[]>();
    for (const { at } of contacts) {
      const day = localDay(zone, at);
      days.set(day, [...(days.get(day) ?? []), at]);
    }
    return [...days.values()].flatMap((minutes) => {
      const last = minutes.sort((a, b) => a - b)[max - 1];
      return last === undefined ? [] : restOfDay({ ...scene, zones: [zone] }, last);
    });
  });
}

/** Calls that the caller began; undefined when the history or a time is not known. */
export function callsMade(scene: Scene): (Call & Counted)[] | undefined {
  const { calls } = scene.facts.history;
  if (calls === undefined) return undefined;
  const made: (Call & Counted)[] = [];
  for (const call of calls) {
    const { at } = call;
    if (at === undefined) return undefined;
    if (!call.startedByCardholder) made.push({ ...call, at });
  }
  return made;
}

/** Calls, messages and visits together; undefined when one of them is not known. */
export function allContacts(scene: Scene): Counted[] | undefined {
  const calls = callsMade(scene);
  const { messages, visits } = scene.facts.history;
  if (!calls || messages === undefined || visits === undefined) return undefined;
  const contacts: Counted[] = [...calls];
  for (const { at } of [...messages, ...visits]) {
    if (at === undefined) return undefined;
    contacts.push({ at });
  }
  return contacts;
}
