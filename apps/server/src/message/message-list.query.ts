// SPDX-License-Identifier: Apache-2.0
// The outbox as a list, newest first, with how many stand in each state.
import type { MessageRow as WireRow } from '@fairvisit/api/message.ts';
import type { Answer, Parsed } from '@fairvisit/api/route-table.ts';
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db/database.ts';

type Query = Parsed<'message.list', 'query'>;
type State = WireRow['state'];

export async function messageList(
  tx: Tx,
  asked: { readonly institutionId: InstitutionId; readonly query: Query },
): Promise<Answer<'message.list'>> {
  const { institutionId, query } = asked;
  const counted = await sql<{ state: State; messages: number }>`
    select state, count(*) as messages from messages
    where institution_id = ${institutionId} and ${chosen(query)}
    group by state
    order by state
    limit 7`.execute(tx);
  const byState = { ...noneYet };
  for (const { messages, state } of counted.rows) byState[state] = messages;
  const total =
    query.state === undefined
      ? Object.values(byState).reduce((sum, count) => sum + count, 0)
      : byState[query.state];
  const ofState = query.state ?? null;
  const found = await sql<ListedMessage>`
    select ${listedColumns}
    ${listedFrom}
    where messages.institution_id = ${institutionId} and ${chosen(query)}
      and (${ofState}::text is null or messages.state = ${ofState}::text)
    order by messages.made_at desc, messages.id
    limit ${query.limit} offset ${(query.page - 1) * query.limit}`.execute(tx);
  return { total, byState, rows: found.rows.map(toListed) };
}

const noneYet = {
  queued: 0,
  held: 0,
  sent: 0,
  delivered: 0,
  failed: 0,
  answered: 0,
  cancelled: 0,
};

function chosen({ cardholderId, channel, kind }: Query) {
  const by = { person: cardholderId ?? null, channel: channel ?? null, kind: kind ?? null };
  return sql`(${by.person}::uuid is null or messages.cardholder_id = ${by.person}::uuid)
    and (${by.channel}::text is null or messages.channel = ${by.channel}::text)
    and (${by.kind}::text is null or messages.kind = ${by.kind}::text)`;
}

export interface ListedMessage extends Omit<WireRow, 'dueAt' | 'sentAt' | 'changedAt'> {
  readonly dueAt: Temporal.Instant;
  readonly sentAt: Temporal.Instant | null;
  readonly changedAt: Temporal.Instant;
}

export const listedColumns = sql`messages.id, messages.cardholder_id as "cardholderId",
  coalesce(cardholder_names.name_masked, '') as "nameMasked", messages.kind, messages.channel,
  coalesce(contact_points.value_masked, addresses.text_masked, '') as "toMasked", messages.state,
  messages.reason, decisions.hits -> 0 ->> 'rule' as rule, messages.due_at as "dueAt",
  messages.sent_at as "sentAt", messages.changed_at as "changedAt",
  messages.visit_id as "visitId", messages.notice_id as "noticeId"`;

export const listedFrom = sql`from messages
  left join cardholder_names on cardholder_names.institution_id = messages.institution_id
    and cardholder_names.cardholder_id = messages.cardholder_id
  left join contact_points on contact_points.institution_id = messages.institution_id
    and contact_points.cardholder_id = messages.cardholder_id
    and contact_points.id = messages.contact_point_id
  left join addresses on addresses.institution_id = messages.institution_id
    and addresses.cardholder_id = messages.cardholder_id and addresses.id = messages.address_id
  left join decisions on decisions.institution_id = messages.institution_id
    and decisions.cardholder_id = messages.cardholder_id and decisions.id = messages.decision_id`;

export function toListed(row: ListedMessage): WireRow {
  return {
    id: row.id,
    cardholderId: row.cardholderId,
    nameMasked: row.nameMasked,
    kind: row.kind,
    channel: row.channel,
    toMasked: row.toMasked,
    state: row.state,
    reason: row.reason,
    rule: row.rule,
    dueAt: row.dueAt.toString(),
    sentAt: row.sentAt?.toString() ?? null,
    changedAt: row.changedAt.toString(),
    visitId: row.visitId,
    noticeId: row.noticeId,
  };
}
