// SPDX-License-Identifier: Apache-2.0
// Requests that somebody is about to decide, locked: of two supervisors the second one finds them
// decided. The persons are locked first, by whoever calls this.
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import type { Necessity } from './visit-hindrance.ts';

export interface RequestToDecide {
  readonly id: string;
  readonly cardholderId: string;
  readonly addressId: string;
  readonly necessity: Necessity;
  readonly state: 'open' | 'approved' | 'refused' | 'withdrawn';
  readonly requestedById: string;
}

interface RequestsAsked {
  readonly institutionId: string;
  readonly requestIds: readonly string[];
}

/** Whose requests they are; read without a lock, so that the persons can be locked in order. */
export async function cardholdersOfRequests(tx: Tx, asked: RequestsAsked): Promise<string[]> {
  const found = await sql<{ cardholderId: string }>`
    select distinct cardholder_id as "cardholderId"
    from visit_requests
    where institution_id = ${asked.institutionId} and id = any(${asked.requestIds}::uuid[])
    order by 1
    limit 200`.execute(tx);
  return found.rows.map((row) => row.cardholderId);
}

export async function requestsToDecide(tx: Tx, asked: RequestsAsked): Promise<RequestToDecide[]> {
  const found = await sql<RequestToDecide>`
    select id, cardholder_id as "cardholderId", address_id as "addressId", necessity, state,
      requested_by as "requestedById"
    from visit_requests
    where institution_id = ${asked.institutionId} and id = any(${asked.requestIds}::uuid[])
    order by cardholder_id, id
    limit 200
    for update`.execute(tx);
  return found.rows;
}
