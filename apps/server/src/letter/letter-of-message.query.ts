// SPDX-License-Identifier: Apache-2.0
// A message that goes by letter, with what its paper needs: recipient and words sealed.
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db/database.ts';

export interface LetterRow {
  readonly cardholderId: string;
  readonly kind: string;
  readonly state: string;
  readonly reason: string | null;
  readonly language: 'zh' | 'en';
  readonly contentSealed: Buffer;
  readonly madeAt: Temporal.Instant;
  readonly expiresAt: Temporal.Instant;
  readonly zone: string;
  readonly nameSealed: Buffer | null;
  readonly addressId: string | null;
  readonly addressSealed: Buffer | null;
  readonly institution: string;
}

/** Null when there is no such letter here. */
export async function letterOfMessage(
  tx: Tx,
  asked: { readonly institutionId: InstitutionId; readonly messageId: string },
): Promise<LetterRow | null> {
  const found = await sql<LetterRow>`
    select messages.cardholder_id as "cardholderId", messages.kind, messages.state,
      messages.reason, messages.language, messages.content_sealed as "contentSealed",
      messages.made_at as "madeAt", messages.expires_at as "expiresAt", cardholders.zone,
      cardholder_names.name_sealed as "nameSealed", messages.address_id as "addressId",
      addresses.text_sealed as "addressSealed",
      case messages.language when 'zh' then institutions.name_zh else institutions.name_en end
        as institution
    from messages
    join cardholders on cardholders.institution_id = messages.institution_id
      and cardholders.id = messages.cardholder_id
    join institutions on institutions.id = messages.institution_id
    left join cardholder_names on cardholder_names.institution_id = messages.institution_id
      and cardholder_names.cardholder_id = messages.cardholder_id
    left join addresses on addresses.institution_id = messages.institution_id
      and addresses.cardholder_id = messages.cardholder_id and addresses.id = messages.address_id
    where messages.institution_id = ${asked.institutionId} and messages.id = ${asked.messageId}
      and messages.channel = 'letter'
    limit 1`.execute(tx);
  return found.rows[0] ?? null;
}

export interface NamedAmount {
  readonly currency: string;
  readonly overdueMinor: number;
}

/** What was stored beside the message: what is printed must be the same. */
export async function amountsOfLetter(
  tx: Tx,
  asked: { readonly institutionId: InstitutionId; readonly messageId: string },
): Promise<NamedAmount[]> {
  const found = await sql<NamedAmount>`
    select currency, overdue_minor as "overdueMinor" from message_accounts
    where institution_id = ${asked.institutionId} and message_id = ${asked.messageId}
    order by currency, account_id
    limit 200`.execute(tx);
  return found.rows;
}
