// SPDX-License-Identifier: Apache-2.0
// By which number or address a reminder reaches the person, and what its letterhead says.
import { assert } from '@fairvisit/domain/assert.ts';
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import type { ReminderChannel } from '@fairvisit/domain/payment/reminder-words.ts';
import { sql } from 'kysely';
import { placeOfLetters } from '../contact/contact-point.query.ts';
import type { Tx } from '../db/database.ts';

interface Asked {
  readonly institutionId: InstitutionId;
  readonly cardholderId: string;
}

export interface Way {
  readonly contactPointId: string | null;
  readonly addressId: string | null;
}

/** Confirmed points first; null when there is none of this kind that is the person's own. */
export async function reminderWay(
  tx: Tx,
  asked: Asked & { readonly channel: ReminderChannel },
): Promise<Way | null> {
  if (asked.channel === 'letter') {
    const place = await placeOfLetters(tx, asked);
    return place === null ? null : { contactPointId: null, addressId: place.id };
  }
  const found = await sql<{ id: string }>`
    select id from contact_points
    where institution_id = ${asked.institutionId} and cardholder_id = ${asked.cardholderId}
      and kind = ${asked.channel === 'sms' ? 'phone' : 'email'} and not is_frozen
    order by confirmed_on desc nulls last, id
    limit 1`.execute(tx);
  const point = found.rows[0];
  return point ? { contactPointId: point.id, addressId: null } : null;
}

export interface Letterhead {
  readonly language: 'zh' | 'en';
  readonly institution: string;
  readonly complaintLine: string;
  readonly nameSealed: Buffer | null;
}

export async function letterheadFor(tx: Tx, asked: Asked): Promise<Letterhead> {
  const found = await sql<Letterhead>`
    select cardholders.language, institution_settings.complaint_line as "complaintLine",
      case cardholders.language when 'zh' then institutions.name_zh else institutions.name_en end
        as institution,
      cardholder_names.name_sealed as "nameSealed"
    from cardholders
    join institutions on institutions.id = cardholders.institution_id
    join institution_settings on institution_settings.institution_id = cardholders.institution_id
    left join cardholder_names on cardholder_names.institution_id = cardholders.institution_id
      and cardholder_names.cardholder_id = cardholders.id
    where cardholders.institution_id = ${asked.institutionId}
      and cardholders.id = ${asked.cardholderId}
    limit 1`.execute(tx);
  const row = found.rows[0];
  assert(row, 'a locked person has a letterhead');
  return row;
}
