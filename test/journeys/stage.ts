// SPDX-License-Identifier: Apache-2.0
// Where a journey plays: a served demo on one kind of database, a browser, a desk for each person.
import { clusterPlace, folderPlace } from './places.ts';
import { openBrowser } from './support/browser.ts';
import { type Desk, type Language, openDesk } from './support/desk.ts';
import { type ServedDemo, serveDemo } from './support/serve-demo.ts';

export interface Stage {
  readonly served: () => ServedDemo;
  /** The desk of this person, signed in when first asked for. */
  readonly deskOf: (signInName: string) => Promise<Desk>;
  readonly faults: () => readonly string[];
  readonly requests: () => number;
  /** Everything written by all servers of this stage. */
  readonly written: () => string;
  /** Stops the server and starts it on the same database; gives the exit code of the first. */
  readonly startAgain: () => Promise<number | null>;
  readonly close: () => Promise<void>;
}

export interface StageOptions {
  readonly language: Language;
  readonly database: 'PGlite' | 'PostgreSQL';
}

export async function openStage({ language, database }: StageOptions): Promise<Stage> {
  const place = database === 'PGlite' ? folderPlace() : await clusterPlace();
  const browser = await openBrowser();
  let served = await serveDemo(place);
  let earlier = '';
  const desks = new Map<string, Desk>();
  const all = () => [...desks.values()];
  return {
    served: () => served,
    deskOf: async (signInName) => {
      const known = desks.get(signInName);
      if (known) return known;
      const desk = await openDesk(browser, { origin: served.origin, language });
      desks.set(signInName, desk);
      await desk.signIn(signInName);
      return desk;
    },
    faults: () => all().flatMap((desk) => desk.faults.list),
    requests: () => all().reduce((total, desk) => total + desk.faults.requests(), 0),
    written: () => earlier + served.written(),
    startAgain: async () => {
      for (const desk of all()) await desk.close();
      desks.clear();
      const code = await served.stop();
      earlier += served.written();
      served = await serveDemo(place);
      return code;
    },
    close: async () => {
      await browser.close();
      await served.stop();
      await place.remove();
    },
  };
}
