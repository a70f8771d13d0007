// SPDX-License-Identifier: Apache-2.0
// Finds people by a whole name, a whole phone or identity number, a mail address, or the last four
// digits. The text is hashed, never searched: there is no finding by a part of a name.
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import type { Ground } from '../ground.ts';

export const peopleFoundMax = 200;

/** The cardholders' ids, at most 200 of them. */
export async function findPeople(
  tx: Tx,
  ground: Pick<Ground, 'keyring'>,
  sought: { readonly institutionId: InstitutionId; readonly search: string },
): Promise<string[]> {
  const { institutionId } = sought;
  const index = (column: string, texts: readonly string[]) =>
    texts.map((text) => ground.keyring.blindIndex(institutionId, column, text));
  const forms = formsOf(sought.search);
  const found = await sql<{ cardholder_id: string }>`
    select cardholder_id from cardholder_names
    where institution_id = ${institutionId}
      and (name_index = any(${index('name', forms.names)}::bytea[])
        or identity_index = any(${index('identity', forms.identities)}::bytea[])
        or identity_tail_index = any(${index('identity-tail', forms.tails)}::bytea[]))
    union
    select cardholder_id from contact_points
    where institution_id = ${institutionId}
      and (value_index = any(
          ${[...index('phone', forms.phones), ...index('email', forms.emails)]}::bytea[])
        or tail_index = any(${index('phone-tail', forms.tails)}::bytea[]))
    order by cardholder_id
    limit ${peopleFoundMax}`.execute(tx);
  return found.rows.map((row) => row.cardholder_id);
}

interface SearchForms {
  readonly names: readonly string[];
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  readonly identities: readonly string[];
  readonly tails: readonly string[];
}

/** What the text may be, in the forms in which values are stored. */
function formsOf(search: string): SearchForms {
  const text = search.trim().normalize('NFC');
  const digits = text.replaceAll(/[\s()-]/g, '');
  const isPhone = /^\+?\d{5,15}$/.test(digits);
  const bare = digits.replace(/^(?:\+|00)?86(?=1\d{10}$)/, '');
  return {
    names: [text],
    phones: isPhone ? [...new Set([text, digits, bare, `+86${bare}`])] : [],
    emails: text.includes('@') ? [...new Set([text, text.toLowerCase()])] : [],
    identities: /^\d{14,17}[\dXx]$/.test(digits) ? [digits.toUpperCase()] : [],
    tails: /^\d{3}[\dXx]$/.test(text) ? [text.toUpperCase()] : [],
  };
}
