// SPDX-License-Identifier: Apache-2.0
// The figures of a person changed between two files: days, buckets and case are judged at once as the
// night would, and whatever was prepared for the old figures is taken back or made anew.
import { assert } from '@fairvisit/domain/assert.ts';
import { visitNecessities } from '../case/visit-necessity.query.ts';
import type { Tx } from '../db/database.ts';
import { supersedeDossiers } from '../dossier/supersede-dossiers.action.ts';
import type { MessageWriting } from '../message/queue-message.action.ts';
import { rangeOfPerson } from '../nightly/late-accounts.query.ts';
import { judgeRange } from '../nightly/night-chunk.action.ts';
import { nightRules } from '../nightly/night-rules.query.ts';
import { callOffVisits } from '../visit/call-off-visits.action.ts';
import { restateReminders } from './restate-reminders.action.ts';
import { type UnderWay, underWay } from './under-way.query.ts';

export interface FiguresChanged {
  readonly cardholderId: string;
  readonly because: 'paid' | 'reversed';
}

export interface Settled {
  readonly messagesCancelled: number;
  readonly visitsCancelled: number;
  readonly isCaseClosed: boolean;
}

/** The caller holds the cardholder's row. */
export async function settlePerson(
  tx: Tx,
  writing: MessageWriting,
  { because, cardholderId }: FiguresChanged,
): Promise<Settled> {
  const { actor, time } = writing;
  const { institutionId } = actor;
  const before = await underWay(tx, { institutionId, cardholderId });
  await supersedeDossiers(tx, writing, { cardholderId, reason: because });
  const counts = await judgeRange(
    tx,
    { writing, on: time.day, at: time.now, rules: await nightRules(tx, institutionId) },
    rangeOfPerson(institutionId, cardholderId),
  );
  await restateReminders(tx, writing, { cardholderId, because });
  if (because === 'paid' && (await isTooLittleForVisits(tx, writing, cardholderId))) {
    await callOffVisits(tx, writing, { cardholderId, reason: 'paid' });
  }
  const after = await underWay(tx, { institutionId, cardholderId });
  return {
    messagesCancelled: gone(before.messageIds, after.messageIds),
    visitsCancelled: gone(before.visitIds, after.visitIds),
    isCaseClosed: counts.closed > 0,
  };
}

function gone(before: UnderWay['visitIds'], after: UnderWay['visitIds']): number {
  return before.filter((id) => !after.includes(id)).length;
}

/** What stands against any visit, whatever the need for it. */
const nothingToVisitFor = ['nothing-overdue', 'quiet-only', 'small-balance', 'data-check-only'];

async function isTooLittleForVisits(
  tx: Tx,
  { actor, time }: MessageWriting,
  cardholderId: string,
): Promise<boolean> {
  const { institutionId } = actor;
  const needs = await visitNecessities(tx, { institutionId, cardholderIds: [cardholderId], time });
  const need = needs.get(cardholderId);
  assert(need, 'a locked person has accounts to judge');
  return need.because.some((reason) => nothingToVisitFor.includes(reason));
}
