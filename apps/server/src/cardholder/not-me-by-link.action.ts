// SPDX-License-Identifier: Apache-2.0
// Somebody who got a message that was meant for another person says so with one press, from the link
// alone: he can prove nothing and is asked nothing. The answer never tells whether the link is one.
import { createHash } from 'node:crypto';
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import { writeAudit } from '../audit/audit-entry.ts';
import { businessTime } from '../clock/business-clock.ts';
import type { Tx } from '../db/database.ts';
import type { Ground } from '../ground.ts';
import { answerNotice } from '../notice/answer-notice.action.ts';
import { linkOfToken, lockPersonOfLink } from './link-of-token.query.ts';

/**
 * A link through which the person has proved himself did reach him: nobody who picks it up later
 * takes his number away. A point that is frozen already stays as it is.
 */
export async function notMeByLink(
  ground: Ground,
  told: { readonly institutionId: InstitutionId; readonly link: string },
): Promise<void> {
  const { institutionId } = told;
  const tokenHash = createHash('sha256').update(told.link).digest();
  await ground.db.forInstitution(institutionId, async (tx) => {
    const asked = { institutionId, tokenHash };
    // Whoever enters at this moment is waited for: the number is his then.
    await lockPersonOfLink(tx, asked);
    const link = await linkOfToken(tx, asked);
    if (link === null || link.messageId === null || link.enteredAt !== null) return;
    const { cardholderId, messageId, noticeId } = link;
    const contactPointId = await pointOfMessage(tx, { institutionId, cardholderId, messageId });
    if (contactPointId === null) return;
    const time = await businessTime(tx, ground, institutionId);
    const writing = { ground, actor: { kind: 'system', institutionId } as const, time };
    const outcome = await answerNotice(tx, writing, {
      cardholderId,
      noticeId,
      messageId,
      via: 'portal',
      isIdentityChecked: false,
      answer: { kind: 'not-me', contactPointId },
    });
    await writeAudit(tx, writing, {
      act: 'portal.not-me',
      thing: 'notice',
      thingId: noticeId,
      cardholderId,
      detail: { contactPointId, refusal: outcome.ok ? null : outcome.refusal.code },
    });
  });
}

async function pointOfMessage(
  tx: Tx,
  asked: {
    readonly institutionId: InstitutionId;
    readonly cardholderId: string;
    readonly messageId: string;
  },
): Promise<string | null> {
  const found = await sql<{ id: string }>`
    select contact_points.id
    from messages
    join contact_points on contact_points.institution_id = messages.institution_id
      and contact_points.cardholder_id = messages.cardholder_id
      and contact_points.id = messages.contact_point_id
    where messages.institution_id = ${asked.institutionId}
      and messages.cardholder_id = ${asked.cardholderId} and messages.id = ${asked.messageId}
      and not contact_points.is_frozen
    limit 1`.execute(tx);
  return found.rows[0]?.id ?? null;
}
