// SPDX-License-Identifier: Apache-2.0
// What the person's page says of himself and of how the institution was in touch: the masked name,
// his wishes, his complaint, the contacts. Never a phone, an address or a reference.
import type { PortalPage } from '@fairvisit/api/portal.ts';
import { assert } from '@fairvisit/domain/assert.ts';
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db/database.ts';

export interface PortalAsked {
  readonly institutionId: InstitutionId;
  readonly cardholderId: string;
}

export interface PortalPerson extends Pick<PortalPage, 'institution' | 'language' | 'nameMasked'> {
  readonly zone: string;
  /** The last day on which he declined visits and did not ask for one later. */
  readonly declinedOn: Temporal.PlainDate | null;
  readonly complaintsOpen: number;
}

interface PersonRow {
  readonly language: 'zh' | 'en';
  readonly zone: string;
  readonly name_masked: string | null;
  readonly name_zh: string;
  readonly name_en: string;
  readonly institution_zone: string;
  readonly is_demo: boolean;
  readonly complaint_line: string;
  readonly complaints_open: number;
}

export async function portalPerson(tx: Tx, asked: PortalAsked): Promise<PortalPerson> {
  const found = await sql<PersonRow>`
    select cardholders.language, cardholders.zone, cardholder_names.name_masked,
      institutions.name_zh, institutions.name_en, institutions.zone as institution_zone,
      institutions.is_demo, institution_settings.complaint_line,
      (select count(*) from complaints
        where complaints.institution_id = ${asked.institutionId}
          and complaints.cardholder_id = ${asked.cardholderId}
          and complaints.state = 'open') as complaints_open
    from cardholders
    join institutions on institutions.id = cardholders.institution_id
    join institution_settings on institution_settings.institution_id = institutions.id
    left join cardholder_names on cardholder_names.institution_id = cardholders.institution_id
      and cardholder_names.cardholder_id = cardholders.id
    where cardholders.institution_id = ${asked.institutionId}
      and cardholders.id = ${asked.cardholderId}
    limit 1`.execute(tx);
  const row = found.rows[0];
  assert(row, 'who has entered is on file');
  return {
    institution: {
      nameZh: row.name_zh,
      nameEn: row.name_en,
      complaintLine: row.complaint_line,
      zone: row.institution_zone,
      isDemo: row.is_demo,
    },
    language: row.language,
    nameMasked: row.name_masked ?? '',
    zone: row.zone,
    declinedOn: await declinedOn(tx, asked, row.zone),
    complaintsOpen: row.complaints_open,
  };
}

async function declinedOn(
  tx: Tx,
  asked: PortalAsked,
  zone: string,
): Promise<Temporal.PlainDate | null> {
  const found = await sql<{ outcome: string; on: Temporal.PlainDate }>`
    select outcome, (started_at at time zone ${zone})::date as on from contacts
    where institution_id = ${asked.institutionId} and cardholder_id = ${asked.cardholderId}
      and outcome in ('declined-visits', 'asked-for-visit')
    order by started_at desc, id desc
    limit 1`.execute(tx);
  const last = found.rows[0];
  return last?.outcome === 'declined-visits' ? last.on : null;
}

const wishesShownMax = 10;

export async function portalWishes(tx: Tx, asked: PortalAsked): Promise<PortalPage['wishes']> {
  const found = await sql<PortalPage['wishes'][number]>`
    select channel, wish from (
      select distinct on (channel) channel, wish, told_at from channel_wishes
      where institution_id = ${asked.institutionId} and cardholder_id = ${asked.cardholderId}
        and withdrawn_at is null
      order by channel, told_at desc, id desc
    ) as newest
    order by told_at desc, channel
    limit ${wishesShownMax}`.execute(tx);
  return found.rows;
}

/** The open one that is answered first, else the newest closed one. */
export async function portalComplaint(
  tx: Tx,
  asked: PortalAsked,
): Promise<PortalPage['complaint']> {
  const found = await sql<{
    opened_on: Temporal.PlainDate;
    answer_due_on: Temporal.PlainDate;
    state: 'open' | 'closed';
  }>`
    select opened_on, answer_due_on, state from complaints
    where institution_id = ${asked.institutionId} and cardholder_id = ${asked.cardholderId}
    order by state = 'closed', closed_on desc, answer_due_on, id
    limit 1`.execute(tx);
  const row = found.rows[0];
  if (!row) return null;
  return {
    openedOn: row.opened_on.toString(),
    answerDueOn: row.answer_due_on.toString(),
    state: row.state,
  };
}

const contactsShownMax = 30;

type PortalContact = PortalPage['contacts'][number];

export async function portalContacts(tx: Tx, asked: PortalAsked): Promise<PortalContact[]> {
  const found = await sql<Omit<PortalContact, 'at'> & { readonly at: Temporal.Instant }>`
    select started_at as at, channel, outcome from contacts
    where institution_id = ${asked.institutionId} and cardholder_id = ${asked.cardholderId}
    order by started_at desc, id desc
    limit ${contactsShownMax}`.execute(tx);
  return found.rows.map((row) => ({ ...row, at: row.at.toString() }));
}
