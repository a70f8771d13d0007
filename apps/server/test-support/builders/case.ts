// SPDX-License-Identifier: Apache-2.0
// A person with an open case whom remote contact does not reach: the one a visit is requested for.
import { newId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import type { TestWorld } from '../test-ground.ts';
import {
  type AccountOptions,
  aCall,
  anAccount,
  aPerson,
  type BuiltPerson,
  type PersonOptions,
} from './person.ts';

export interface CaseOptions {
  readonly priorityStep?: number;
  readonly priorityReasons?: readonly string[];
  readonly openedOn?: string;
}

/** The statement of July told him amount and due date, which the law wants before a visit. */
async function aStatement(
  { ground, institutionId }: TestWorld,
  account: { readonly cardholderId: string; readonly accountId: string },
): Promise<void> {
  await ground.db.forInstitution(institutionId, async (tx) => {
    await sql`insert into statements
        (institution_id, cardholder_id, account_id, cycle_on, status, bill_minor, paid_minor)
      values (${institutionId}, ${account.cardholderId}, ${account.accountId}, '2026-07-01', 1,
        500000, 0)`.execute(tx);
  });
}

/** Opens a case; gives its id. */
export async function aCase(
  { ground, institutionId }: TestWorld,
  cardholderId: string,
  options: CaseOptions = {},
): Promise<string> {
  const caseId = newId<string>(ground.ids);
  await ground.db.forInstitution(institutionId, async (tx) => {
    await sql`insert into cases
        (institution_id, cardholder_id, id, state, opened_on, priority_step, priority_reasons,
         changed_at)
      values (${institutionId}, ${cardholderId}, ${caseId}, 'open',
        ${options.openedOn ?? '2026-08-01'}, ${options.priorityStep ?? 5},
        ${options.priorityReasons ?? ['remote-contact-failed']}::text[],
        '2026-08-01T00:00:00Z')`.execute(tx);
  });
  return caseId;
}

export interface VisitCase extends BuiltPerson {
  readonly caseId: string;
  readonly accountId: string;
}

/** Fifty days past due on 2026-09-07; three calls on three days that nobody answered. */
export async function anUnreachableCase(
  world: TestWorld,
  options: {
    readonly person?: PersonOptions;
    readonly account?: AccountOptions;
    readonly opened?: CaseOptions;
  } = {},
): Promise<VisitCase> {
  const person = await aPerson(world, options.person);
  const accountId = await anAccount(world, person.cardholderId, {
    oldestUnpaidDueOn: '2026-07-19',
    bucket: 'M2',
    ...options.account,
  });
  await aStatement(world, { cardholderId: person.cardholderId, accountId });
  const caseId = await aCase(world, person.cardholderId, options.opened);
  for (const day of ['2026-08-25', '2026-08-27', '2026-08-31']) {
    await aCall(world, person.cardholderId, {
      startedAt: `${day}T10:00:00+08:00`,
      outcome: 'no-answer',
      contactPointId: person.contactPointId,
    });
  }
  return { ...person, accountId, caseId };
}
