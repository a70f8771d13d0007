// SPDX-License-Identifier: Apache-2.0
// The demo: a made-up bank over the real public panel. 30,000 accounts go in, get made-up people to
// belong to and a history of contacts, and the first night opens the cases.
import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { assert } from '@fairvisit/domain/assert.ts';
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { ok, type Result } from '@fairvisit/domain/result.ts';
import { accountsOfPerson, personOfAccount } from '@fairvisit/seeds/account-owners.ts';
import { demoContacts } from '@fairvisit/seeds/history.ts';
import { type DemoInstitution, demoInstitution } from '@fairvisit/seeds/institution.ts';
import { panelAges } from '@fairvisit/seeds/panel-ages.ts';
import { demoPerson } from '@fairvisit/seeds/people.ts';
import { readPlaces } from '@fairvisit/seeds/places.ts';
import { Temporal } from 'temporal-polyfill';
import type { Actor, Ground } from '../ground.ts';
import { addInstitution } from '../institution/add-institution.action.ts';
import { runNightly } from '../nightly/run-nightly.action.ts';
import { importPortfolio } from '../portfolio/import-portfolio.action.ts';
import { fileSource } from '../portfolio/reading/file-bytes.ts';
import { type ImportedAccount, importedAccounts } from './demo-accounts.query.ts';
import { addDemoHistory } from './demo-history.action.ts';
import { demoInstitutionId } from './demo-is-loaded.query.ts';
import { nameDemoPeople } from './demo-people.action.ts';
import { addDemoPlaces, addDemoStaff } from './demo-staff.action.ts';

/** The panel's newest cycle, 2005-09, becomes August 2026. */
export const demoShiftMonths = 251;
const panelPath = new URL(
  import.meta.resolve('@fairvisit/seeds/portfolio/uci-credit-default/UCI_Credit_Card.csv'),
).pathname;
const chunkPersons = 500;

export interface DemoProgress {
  /** A step in words, and how much of it is done where that is known. */
  readonly progress: (step: DemoStep, done?: number, total?: number) => void;
}

export type DemoStep = 'staff' | 'portfolio' | 'people' | 'history' | 'night';

/** Whether the demo is there and complete: the first night is its last step. */
export async function loadDemo(
  ground: Ground,
  { progress }: DemoProgress,
): Promise<Result<{ readonly accounts: number; readonly persons: number }>> {
  const places = readPlaces();
  const demo = demoInstitution(places);
  const institutionId = demoInstitutionId;
  const actor: Actor = { kind: 'system', institutionId };
  progress('staff');
  await addInstitution(ground, institutionOf(demo, institutionId));
  await addDemoStaff(ground, actor, demo);
  await addDemoPlaces(ground, actor, places);

  progress('portfolio', 0, 30_000);
  const imported = await importPortfolio(ground, actor, {
    source: fileSource(panelPath),
    fileName: 'UCI_Credit_Card.csv',
    profile: { kind: 'uci-panel', shiftMonths: demoShiftMonths, startOn: demo.startsOn },
    personOf: (reference) => `demo-person-${personOfAccount(Number(reference))}`,
    progress: (done) => progress('portfolio', done, 30_000),
  });
  if (!imported.ok) return imported;

  const persons = await ground.db.forInstitution(institutionId, async (tx) =>
    personsOf(await importedAccounts(tx, institutionId)),
  );
  const ages = panelAges();
  for (const [done, chunk] of chunksOf(persons)) {
    progress('people', done, persons.length);
    const people = chunk.map(({ cardholderId, index }) => {
      const ageYears = ages.get(accountsOfPerson(index)[0] ?? 0);
      assert(ageYears !== undefined, 'the panel knows the age of each account holder');
      return { cardholderId, person: demoPerson({ index, ageYears }, places) };
    });
    await nameDemoPeople(ground, actor, people);
    await yieldToOthers();
  }
  const businessDay = Temporal.PlainDate.from(demo.startsOn);
  for (const [done, chunk] of chunksOf(persons)) {
    progress('history', done, persons.length);
    const told = chunk.map(({ cardholderId, index, monthsLate }) => ({
      cardholderId,
      history: demoContacts({ personIndex: index, bucketMonths: monthsLate, businessDay }),
    }));
    await addDemoHistory(ground, actor, told);
    await yieldToOthers();
  }
  progress('night');
  const night = await runNightly(ground, actor, { on: businessDay });
  if (!night.ok) return night;
  return ok({ accounts: imported.value.accounts, persons: persons.length });
}

function institutionOf(demo: DemoInstitution, id: InstitutionId) {
  return {
    id,
    host: 'localhost',
    nameZh: demo.nameZh,
    nameEn: demo.nameEn,
    zone: demo.zone,
    region: demo.region,
    isDemo: true,
    standingAt: Temporal.PlainDate.from(demo.startsOn)
      .toZonedDateTime({ timeZone: demo.zone, plainTime: '09:00' })
      .toInstant(),
    settings: {
      graceDays: demo.settings.graceDays,
      toleranceMinor: demo.settings.toleranceMinor,
      smallBalanceMinor: demo.settings.smallBalanceMinor,
      visitDaysPastDueMin: demo.settings.visitMinDaysPastDue,
      complaintLine: demo.settings.complaintLine,
    },
  };
}

interface DemoCardholder {
  readonly cardholderId: string;
  readonly index: number;
  /** Of the person's worst account. */
  readonly monthsLate: number;
}

function personsOf(accounts: readonly ImportedAccount[]): DemoCardholder[] {
  const persons = new Map<string, DemoCardholder>();
  for (const { reference, cardholderId, monthsLate } of accounts) {
    const known = persons.get(cardholderId)?.monthsLate ?? 0;
    const index = personOfAccount(Number(reference));
    persons.set(cardholderId, { cardholderId, index, monthsLate: Math.max(known, monthsLate) });
  }
  return [...persons.values()];
}

function* chunksOf<Row>(rows: readonly Row[]): Generator<readonly [number, readonly Row[]]> {
  for (let from = 0; from < rows.length; from += chunkPersons) {
    yield [from, rows.slice(from, from + chunkPersons)];
  }
}
