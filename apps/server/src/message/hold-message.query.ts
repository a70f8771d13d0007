// SPDX-License-Identifier: Apache-2.0
// A message that staff are about to move, read under its person's lock: what was read stays so until
// the transaction ends.
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { lockCardholder } from '../contact/lock-cardholder.query.ts';
import type { Tx } from '../db/database.ts';
import { cardholderOfMessage, type MessageRow, messageRow } from './message-row.query.ts';

/** Null when there is no such message here. */
export async function holdMessage(
  tx: Tx,
  asked: { readonly institutionId: InstitutionId; readonly messageId: string },
): Promise<MessageRow | null> {
  const cardholderId = await cardholderOfMessage(tx, asked);
  if (cardholderId === null) return null;
  await lockCardholder(tx, asked.institutionId, cardholderId);
  return messageRow(tx, { ...asked, cardholderId });
}
