// SPDX-License-Identifier: Apache-2.0
// Complaints with what was written, those due first; closed ones newest first. Words that were
// erased are told as missing.
import type { ComplaintRow } from '@fairvisit/api/complaint.ts';
import type { Answer, Parsed } from '@fairvisit/api/route-table.ts';
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { BusinessTime } from '../clock/business-clock.ts';
import type { Tx } from '../db/database.ts';
import type { Ground } from '../ground.ts';

export interface ComplaintsAsked {
  readonly ground: Pick<Ground, 'keyring'>;
  readonly institutionId: InstitutionId;
  readonly time: BusinessTime;
  readonly query: Parsed<'complaint.list', 'query'>;
}

interface StoredComplaint {
  readonly id: string;
  readonly cardholderId: string;
  readonly nameMasked: string;
  readonly subject: ComplaintRow['subject'];
  readonly state: ComplaintRow['state'];
  readonly openedOn: Temporal.PlainDate;
  readonly openedVia: ComplaintRow['openedVia'];
  readonly answerDueOn: Temporal.PlainDate;
  readonly closedOn: Temporal.PlainDate | null;
  readonly eventId: string;
  readonly sealed: Buffer | null;
}

export async function complaintList(
  tx: Tx,
  asked: ComplaintsAsked,
): Promise<Answer<'complaint.list'>> {
  const { institutionId, query } = asked;
  const person = query.cardholderId ?? null;
  const counted = await sql<{ total: number }>`
    select count(*) as total from complaints
    where institution_id = ${institutionId} and state = ${query.state}
      and (${person}::uuid is null or cardholder_id = ${person}::uuid)`.execute(tx);
  const found = await sql<StoredComplaint>`
    select complaints.id, complaints.cardholder_id as "cardholderId",
      coalesce(cardholder_names.name_masked, '') as "nameMasked", complaints.subject,
      complaints.state, complaints.opened_on as "openedOn", complaints.opened_via as "openedVia",
      complaints.answer_due_on as "answerDueOn", complaints.closed_on as "closedOn",
      complaints.event_id as "eventId", event_content.content_sealed as sealed
    from complaints
    left join cardholder_names on cardholder_names.institution_id = complaints.institution_id
      and cardholder_names.cardholder_id = complaints.cardholder_id
    left join event_content on event_content.institution_id = complaints.institution_id
      and event_content.event_id = complaints.event_id
    where complaints.institution_id = ${institutionId} and complaints.state = ${query.state}
      and (${person}::uuid is null or complaints.cardholder_id = ${person}::uuid)
    order by complaints.closed_on desc nulls last, complaints.answer_due_on, complaints.id
    limit ${query.limit} offset ${(query.page - 1) * query.limit}`.execute(tx);
  return {
    total: counted.rows[0]?.total ?? 0,
    rows: found.rows.map((row) => toRow(row, asked)),
  };
}

function toRow(row: StoredComplaint, asked: ComplaintsAsked): ComplaintRow {
  return {
    id: row.id,
    cardholderId: row.cardholderId,
    nameMasked: row.nameMasked,
    subject: row.subject,
    state: row.state,
    openedOn: row.openedOn.toString(),
    openedVia: row.openedVia,
    answerDueOn: row.answerDueOn.toString(),
    daysLeft: asked.time.day.until(row.answerDueOn, { largestUnit: 'days' }).days,
    words: wordsOf(row, asked),
    closedOn: row.closedOn?.toString() ?? null,
  };
}

const content = z.object({ words: z.string() });

function wordsOf(
  { eventId, sealed }: StoredComplaint,
  { ground, institutionId }: ComplaintsAsked,
): string | null {
  if (sealed === null) return null;
  const place = 'event_content.content_sealed';
  const text = ground.keyring.open(institutionId, { place, row: eventId, bytes: sealed });
  return content.parse(JSON.parse(text)).words;
}
