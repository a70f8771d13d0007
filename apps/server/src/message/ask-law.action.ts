// SPDX-License-Identifier: Apache-2.0
// Asks the law about a message and says what its answer makes of it: it may go, it waits for its time
// or for a supervisor's reason, or it never goes.
import type { MessageChannel, MessageKind } from '@fairvisit/api/message.ts';
import { assert } from '@fairvisit/domain/assert.ts';
import { Temporal } from 'temporal-polyfill';
import type { Writing } from '../audit/audit-entry.ts';
import type { Tx } from '../db/database.ts';
import type { Ground } from '../ground.ts';
import type { PointUsed } from '../law/call-act.ts';
import { decideAndStore, type StoredDecision } from '../law/decide-act.action.ts';
import { institutionPack } from '../law/institution-pack.query.ts';
import { minuteOf } from '../law/law-time.ts';
import { loadFacts } from '../law/load-facts.query.ts';
import { messageAct } from '../law/message-act.ts';
import { letterIsWhole } from '../letter/letter-is-whole.query.ts';
import { messagePoint } from './message-point.query.ts';

type AskWriting = Writing & { readonly ground: Ground };

export interface MessageToAsk {
  readonly cardholderId: string;
  readonly kind: MessageKind;
  readonly channel: MessageChannel;
  readonly contactPointId: string | null;
  readonly addressId: string | null;
  readonly expiresAt: Temporal.Instant;
  /** A supervisor gave his reason for what the law warns of. */
  readonly hasReason: boolean;
  readonly language: 'zh' | 'en';
  /** The words, where they are at hand: a letter whose words nobody shows is not whole. */
  readonly content?: { readonly subject: string | null; readonly text: string };
}

export interface LawOfMessage {
  readonly stored: StoredDecision;
  readonly rule: string | null;
  readonly may:
    | { readonly kind: 'go' }
    | { readonly kind: 'wait'; readonly until: Temporal.Instant }
    | { readonly kind: 'needs-reason' }
    | { readonly kind: 'never' };
}

/** The caller holds the cardholder's row. */
export async function askLawOfMessage(
  tx: Tx,
  writing: AskWriting,
  asked: {
    readonly message: MessageToAsk;
    readonly stage: 'planning' | 'act';
    readonly at: Temporal.Instant;
  },
): Promise<LawOfMessage> {
  const { message, stage, at } = asked;
  const { cardholderId } = message;
  const { institutionId } = writing.actor;
  const { time } = writing;
  const loaded = await loadFacts(tx, { institutionId, cardholderIds: [cardholderId], time });
  const facts = loaded.get(cardholderId);
  assert(facts, 'a locked person has facts');
  const { point, communityCode } = await messagePoint(tx, { institutionId, ...message });
  const stored = await decideAndStore(tx, writing, {
    cardholderId,
    act: messageAct({
      stage,
      kind: message.kind,
      channel: message.channel,
      point,
      communityCode,
      at: minuteOf(at),
      isLetterComplete: await isWholeLetter(tx, writing, message),
    }),
    // The institution itself writes, whoever has the case.
    facts: { ...facts, actor: { kind: 'own_staff', usesOfficialNumber: true } },
    actName: message.kind,
    pack: await institutionPack(tx, institutionId),
  });
  return {
    stored,
    rule: stored.decision.hits[0]?.rule ?? null,
    may: mayReach(point) ? mayGo(stored, message) : { kind: 'never' },
  };
}

function isWholeLetter(tx: Tx, writing: AskWriting, message: MessageToAsk): Promise<boolean> {
  const { cardholderId, channel, content, kind, language } = message;
  const isAsked = channel === 'letter' && kind === 'payment-reminder';
  if (!isAsked || content === undefined) return Promise.resolve(!isAsked);
  const { institutionId } = writing.actor;
  return letterIsWhole(tx, writing.ground, { institutionId, cardholderId, language, content });
}

/** Somebody else has a frozen number: no message of this person's goes there, whatever it says. */
function mayReach(point: PointUsed | null): boolean {
  return point === null || !point.isFrozen;
}

function mayGo({ decision }: StoredDecision, message: MessageToAsk): LawOfMessage['may'] {
  if (decision.verdict === 'allow') return { kind: 'go' };
  if (decision.verdict === 'warn') {
    return message.hasReason ? { kind: 'go' } : { kind: 'needs-reason' };
  }
  if (decision.nextLawfulAt === null) return { kind: 'never' };
  const until = Temporal.Instant.from(decision.nextLawfulAt);
  const isInTime = Temporal.Instant.compare(until, message.expiresAt) < 0;
  return isInTime ? { kind: 'wait', until } : { kind: 'never' };
}
