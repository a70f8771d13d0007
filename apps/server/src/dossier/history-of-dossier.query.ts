// SPDX-License-Identifier: Apache-2.0
// What was done: contacts without their words, notices of the visit with their proofs, and the rules
// that spoke when the visit was decided.
import type { Hit } from '@fairvisit/law/hits.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db/database.ts';
import type { PersonOfDossier } from './money-of-dossier.query.ts';

const contactsMax = 30;

export interface ContactRow {
  readonly at: Temporal.Instant;
  readonly channel: string;
  readonly outcome: string;
  readonly startedBy: 'institution' | 'person';
}

export async function contactsOfDossier(
  tx: Tx,
  asked: PersonOfDossier & { readonly until: Temporal.Instant },
): Promise<ContactRow[]> {
  const found = await sql<ContactRow>`
    select started_at as at, channel, outcome, started_by as "startedBy"
    from contacts
    where institution_id = ${asked.institutionId} and cardholder_id = ${asked.cardholderId}
      and started_at <= ${asked.until.toString()}
    order by started_at desc, id desc
    limit ${contactsMax}`.execute(tx);
  return found.rows;
}

export interface NoticeRow {
  readonly id: string;
  readonly version: number;
  readonly windowFrom: Temporal.Instant;
  readonly windowUntil: Temporal.Instant;
  readonly madeAt: Temporal.Instant;
  readonly answer: string | null;
  readonly answeredAt: Temporal.Instant | null;
  readonly endedReason: string | null;
}

interface VisitOfPerson extends PersonOfDossier {
  readonly visitId: string;
}

export async function noticesOfDossier(tx: Tx, asked: VisitOfPerson): Promise<NoticeRow[]> {
  const found = await sql<NoticeRow>`
    select id, version, window_from as "windowFrom", window_until as "windowUntil",
      made_at as "madeAt", answer, answered_at as "answeredAt", ended_reason as "endedReason"
    from notices
    where institution_id = ${asked.institutionId} and cardholder_id = ${asked.cardholderId}
      and visit_id = ${asked.visitId}
    order by version
    limit 50`.execute(tx);
  return found.rows;
}

export interface ProofRow {
  readonly noticeId: string;
  readonly kind: string;
  readonly sentAt: Temporal.Instant;
}

export async function proofsOfDossier(tx: Tx, asked: VisitOfPerson): Promise<ProofRow[]> {
  const found = await sql<ProofRow>`
    select notice_proofs.notice_id as "noticeId", notice_proofs.kind,
      notice_proofs.sent_at as "sentAt"
    from notice_proofs
    join notices on notices.institution_id = notice_proofs.institution_id
      and notices.cardholder_id = notice_proofs.cardholder_id
      and notices.id = notice_proofs.notice_id
    where notice_proofs.institution_id = ${asked.institutionId}
      and notice_proofs.cardholder_id = ${asked.cardholderId}
      and notices.visit_id = ${asked.visitId}
    order by notice_proofs.proven_at, notice_proofs.id
    limit 200`.execute(tx);
  return found.rows;
}

/** jsonb that was written by us and is trusted. */
export async function hitsOfDecision(
  tx: Tx,
  asked: PersonOfDossier & { readonly decisionId: string },
): Promise<readonly Hit[]> {
  const found = await sql<{ hits: readonly Hit[] }>`
    select hits from decisions
    where institution_id = ${asked.institutionId} and cardholder_id = ${asked.cardholderId}
      and id = ${asked.decisionId}
    limit 1`.execute(tx);
  return found.rows[0]?.hits ?? [];
}
