// SPDX-License-Identifier: Apache-2.0
// What is on its way to a person: messages that may still go out, and visits that are still to come.
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';

export interface UnderWay {
  readonly messageIds: readonly string[];
  readonly visitIds: readonly string[];
}

const underWayMax = 1_000;

export async function underWay(
  tx: Tx,
  asked: { readonly institutionId: InstitutionId; readonly cardholderId: string },
): Promise<UnderWay> {
  const messages = await sql<{ id: string }>`
    select id from messages
    where institution_id = ${asked.institutionId} and cardholder_id = ${asked.cardholderId}
      and state in ('queued', 'held')
    order by id
    limit ${underWayMax}`.execute(tx);
  const visits = await sql<{ id: string }>`
    select id from visits
    where institution_id = ${asked.institutionId} and cardholder_id = ${asked.cardholderId}
      and state in ('proposed', 'planned')
    order by id
    limit ${underWayMax}`.execute(tx);
  return {
    messageIds: messages.rows.map(({ id }) => id),
    visitIds: visits.rows.map(({ id }) => id),
  };
}
