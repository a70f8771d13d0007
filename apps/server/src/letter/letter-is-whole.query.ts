// SPDX-License-Identifier: Apache-2.0
// Does a letter that reminds have all its parts (CN-LET-01)? Asked of the very words it will carry,
// and of the name it will go to.
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { letterFaults } from '@fairvisit/domain/letter/letter-faults.ts';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import type { Ground } from '../ground.ts';
import { hasSealPlace } from './seal-place.ts';

export interface LetterAsked {
  readonly institutionId: InstitutionId;
  readonly cardholderId: string;
  readonly language: 'zh' | 'en';
  readonly content: { readonly subject: string | null; readonly text: string };
}

export async function letterIsWhole(
  tx: Tx,
  ground: Pick<Ground, 'keyring'>,
  { cardholderId, content, institutionId, language }: LetterAsked,
): Promise<boolean> {
  const found = await sql<{ bytes: Buffer }>`
    select name_sealed as bytes from cardholder_names
    where institution_id = ${institutionId} and cardholder_id = ${cardholderId}
    limit 1`.execute(tx);
  const bytes = found.rows[0]?.bytes;
  if (!bytes) return false;
  const recipient = ground.keyring.open(institutionId, {
    place: 'cardholder_names.name_sealed',
    row: cardholderId,
    bytes,
  });
  return letterFaults({ ...content, language, recipient, hasSealPlace }).length === 0;
}
