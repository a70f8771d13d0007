// SPDX-License-Identifier: Apache-2.0
// Works off the outbox: claims, sends, records, each message by itself. Two processes share the work,
// since what one of them has claimed the other leaves alone.
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { businessTime } from '../clock/business-clock.ts';
import type { Actor, Ground } from '../ground.ts';
import { describeBug } from '../http/describe-bug.ts';
import type { CarrierAnswer, Carriers } from './carrier.ts';
import { type Claimed, claimMessage } from './claim-message.action.ts';
import { type DueMessage, dueMessages } from './due-messages.query.ts';
import { type Recorded, recordSending } from './record-sending.action.ts';

export interface SentDue {
  readonly sent: number;
  readonly failed: number;
  /** Nothing left the house; tried again later. */
  readonly again: number;
  /** Held, cancelled or given up without being sent. */
  readonly settled: number;
}

/** Messages in the hands of carriers at one time. */
const inHandMax = 8;
/** A run ends after so many portions; the next job goes on. */
const portionsMax = 200;

type Ended = Recorded | 'settled' | 'nothing' | 'busy';

export async function sendDue(
  ground: Ground,
  carriers: Carriers,
  institutionId: InstitutionId,
): Promise<SentDue> {
  const sending: Sending = { ground, carriers, actor: { kind: 'system', institutionId } };
  const done = { sent: 0, failed: 0, again: 0, settled: 0 };
  const count = (ended: Ended) => {
    if (ended === 'sent' || ended === 'failed' || ended === 'again' || ended === 'settled') {
      done[ended] += 1;
    }
  };
  let seen: readonly string[] = [];
  for (let portion = 0; portion < portionsMax; portion += 1) {
    const due = await nextPortion(sending, seen);
    if (due.length === 0) break;
    const busy: DueMessage[] = [];
    await inTurns(due, async (one) => {
      const ended = await sendOne(sending, one, false);
      if (ended === 'busy') busy.push(one);
      count(ended);
    });
    await inTurns(busy, async (one) => count(await sendOne(sending, one, true)));
    // What is still due now was left to another process, or to a later hour.
    seen = [...seen, ...due.map(({ messageId }) => messageId)].slice(-seenMax);
  }
  return done;
}

/** Of a run; beyond them a message may be looked at twice, and is found settled. */
const seenMax = 5_000;

interface Sending {
  readonly ground: Ground;
  readonly carriers: Carriers;
  readonly actor: Actor;
}

function nextPortion(
  { actor, ground }: Sending,
  seen: readonly string[],
): Promise<readonly DueMessage[]> {
  const { institutionId } = actor;
  return ground.db.forInstitution(institutionId, async (tx) =>
    dueMessages(tx, {
      institutionId,
      time: await businessTime(tx, ground, institutionId),
      wallNow: ground.wall.now(),
      except: seen,
    }),
  );
}

async function sendOne(
  { actor, carriers, ground }: Sending,
  due: DueMessage,
  waits: boolean,
): Promise<Ended> {
  const claimed = await claimMessage(ground, actor, { due, carriers, waits });
  if (claimed.kind !== 'send') return claimed.kind;
  const answer = await carry(ground, claimed);
  return recordSending(ground, actor, { due, attempt: claimed.attempt, answer });
}

/** A carrier that throws may have sent before: nobody knows. */
async function carry(
  { log }: Ground,
  { carrier, outgoing }: Claimed & { readonly kind: 'send' },
): Promise<CarrierAnswer> {
  try {
    return await carrier.send(outgoing);
  } catch (cause) {
    log.write('message.carrier-bug', { message: outgoing.messageId, ...describeBug(cause) });
    return { kind: 'unknown' };
  }
}

async function inTurns<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const left = [...all];
  const turns = Array.from({ length: Math.min(inHandMax, left.length) }, async () => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await work(one);
  });
  await Promise.all(turns);
}
