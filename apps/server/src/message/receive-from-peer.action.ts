// SPDX-License-Identifier: Apache-2.0
// What comes in from a peer is looked for at every institution of this server. A receipt may be
// quicker than our own note of having sent: it is looked for again, a few times, before it is let go.
import { setTimeout as later } from 'node:timers/promises';
import type { Ground } from '../ground.ts';
import { institutionIds } from '../institution/institution-ids.query.ts';
import { type Receipt, recordReceipt } from './record-receipt.action.ts';
import { type Reply, recordReply } from './record-reply.action.ts';

const firstWaitMilliseconds = 50;
const looksMax = 8;

export async function receiveReceipt(ground: Ground, receipt: Receipt): Promise<void> {
  for (let look = 0; look < looksMax; look += 1) {
    if (look > 0) await later(firstWaitMilliseconds * 2 ** (look - 1));
    for (const institutionId of await ground.db.forNobody(institutionIds)) {
      if ((await recordReceipt(ground, institutionId, receipt)) === 'recorded') return;
    }
  }
  ground.log.write('message.receipt-unknown', {
    channel: receipt.channel,
    outcome: receipt.outcome,
  });
}

export async function receiveReply(ground: Ground, reply: Reply): Promise<void> {
  for (const institutionId of await ground.db.forNobody(institutionIds)) {
    const taken = await recordReply(ground, institutionId, reply);
    if (taken === 'recorded') return;
    if (taken === 'too-many') {
      ground.log.write('message.reply-too-many', { institution: institutionId });
      return;
    }
  }
  ground.log.write('message.reply-unknown');
}
