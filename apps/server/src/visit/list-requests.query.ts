// SPDX-License-Identifier: Apache-2.0
// The queue of requests, oldest first: masked, with the evidence of the need and the law's answer.
import type { Answer, Parsed } from '@fairvisit/api/route-table.ts';
import type { VisitRequest } from '@fairvisit/api/visit.ts';
import { bucketOfDays } from '@fairvisit/domain/account/delinquency.ts';
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import type { Pack } from '@fairvisit/law/pack.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import { overdueByCurrency } from '../case/overdue-by-currency.ts';
import type { BusinessTime } from '../clock/business-clock.ts';
import type { Tx } from '../db/database.ts';
import { type DecisionRow, decisionOfRow } from '../law/decision-row.ts';
import { toWire } from '../law/decision-wire.ts';
import { institutionPack } from '../law/institution-pack.query.ts';
import { minuteOf } from '../law/law-time.ts';
import { type VisitPerson, visitPeople } from './visit-people.query.ts';

interface RequestRow extends DecisionRow {
  readonly id: string;
  readonly cardholderId: string;
  readonly caseId: string;
  readonly nameMasked: string | null;
  readonly addressMasked: string;
  readonly addressKind: string;
  readonly communityCode: string | null;
  readonly necessity: VisitRequest['necessity'];
  readonly evidence: VisitRequest['evidence'];
  readonly note: string;
  readonly state: VisitRequest['state'];
  readonly requestedBy: string;
  readonly requestedById: string;
  readonly requestedAt: Temporal.Instant;
  readonly decidedBy: string | null;
  readonly decidedAt: Temporal.Instant | null;
  readonly reason: string | null;
}

interface ListAsked {
  readonly institutionId: InstitutionId;
  readonly query: Parsed<'visit-request.list', 'query'>;
  readonly time: BusinessTime;
}

export async function listRequests(
  tx: Tx,
  asked: ListAsked,
): Promise<Answer<'visit-request.list'>> {
  const { institutionId, query, time } = asked;
  const total = await countRequests(tx, asked);
  const rows = await requestRows(tx, asked);
  const { pack } = await institutionPack(tx, institutionId);
  const cardholderIds = [...new Set(rows.map((row) => row.cardholderId))];
  const people = await visitPeople(tx, { institutionId, cardholderIds, time });
  return {
    total,
    rows: rows.slice(0, query.limit).map((row) => requestOf(row, { people, pack })),
  };
}

async function countRequests(tx: Tx, { institutionId, query }: ListAsked): Promise<number> {
  const found = await sql<{ total: number }>`
    select count(*) as total from visit_requests
    where institution_id = ${institutionId} and state = ${query.state}`.execute(tx);
  return found.rows[0]?.total ?? 0;
}

async function requestRows(tx: Tx, { institutionId, query }: ListAsked): Promise<RequestRow[]> {
  const found = await sql<RequestRow>`
    select visit_requests.id, visit_requests.cardholder_id as "cardholderId",
      visit_requests.case_id as "caseId", cardholder_names.name_masked as "nameMasked",
      addresses.text_masked as "addressMasked", addresses.kind as "addressKind",
      addresses.community_code as "communityCode", visit_requests.necessity,
      visit_requests.evidence, visit_requests.note, visit_requests.state,
      requester.name as "requestedBy", visit_requests.requested_by as "requestedById",
      visit_requests.requested_at as "requestedAt", decider.name as "decidedBy",
      visit_requests.decided_at as "decidedAt", visit_requests.reason,
      decisions.act, decisions.act_at, decisions.verdict, decisions.hits,
      decisions.next_lawful_at, decisions.never, decisions.records
    from visit_requests
    join addresses on addresses.institution_id = visit_requests.institution_id
      and addresses.cardholder_id = visit_requests.cardholder_id
      and addresses.id = visit_requests.address_id
    join decisions on decisions.institution_id = visit_requests.institution_id
      and decisions.cardholder_id = visit_requests.cardholder_id
      and decisions.id = visit_requests.decision_id
    join staff as requester on requester.institution_id = visit_requests.institution_id
      and requester.id = visit_requests.requested_by
    left join staff as decider on decider.institution_id = visit_requests.institution_id
      and decider.id = visit_requests.decided_by
    left join cardholder_names on cardholder_names.institution_id = visit_requests.institution_id
      and cardholder_names.cardholder_id = visit_requests.cardholder_id
    where visit_requests.institution_id = ${institutionId} and visit_requests.state = ${query.state}
    order by visit_requests.requested_at, visit_requests.id
    limit ${query.limit} offset ${(query.page - 1) * query.limit}`.execute(tx);
  return found.rows;
}

interface Beside {
  readonly people: ReadonlyMap<string, VisitPerson>;
  readonly pack: Pack;
}

function requestOf(row: RequestRow, { people, pack }: Beside): VisitRequest {
  const person = people.get(row.cardholderId);
  const { act, act_at, verdict, hits, next_lawful_at, never, records, ...shown } = row;
  const stored = { act, act_at, verdict, hits, next_lawful_at, never, records };
  return {
    ...shown,
    nameMasked: row.nameMasked ?? '',
    worstBucket: bucketOfDays(person?.need.daysPastDue ?? 0),
    daysPastDue: person?.need.daysPastDue ?? 0,
    overdue: overdueByCurrency(person?.accounts ?? []),
    requestedAt: row.requestedAt.toString(),
    decidedAt: row.decidedAt?.toString() ?? null,
    decision: toWire(decisionOfRow(stored, pack), {
      actName: act,
      act: { start: minuteOf(act_at) },
      pack,
    }),
  };
}
