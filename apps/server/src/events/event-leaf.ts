// SPDX-License-Identifier: Apache-2.0
// What of an event goes into the tree: every column of its row, as canonical JSON. Its words stand
// apart and only their salted hash is in here, so that they can be erased and the proof still holds.
import type { Temporal } from 'temporal-polyfill';
import { canonicalJson } from '../law/canonical-json.ts';
import { type Hash, leafHash } from './merkle-tree.ts';

export interface EventRow {
  readonly id: string;
  readonly cardholder_id: string | null;
  readonly kind: string;
  readonly happened_at: Temporal.Instant;
  readonly recorded_at: Temporal.Instant;
  readonly actor_kind: string;
  readonly actor_id: string | null;
  readonly subject_id: string | null;
  readonly codes: unknown;
  readonly content_hash: Buffer | null;
}

export function leafOfEvent(institutionId: string, event: EventRow): Hash {
  return leafHash(Buffer.from(leafContent(institutionId, event)));
}

/** The text that is hashed; an evidence pack carries it beside the proof. */
export function leafContent(institutionId: string, event: EventRow): string {
  return canonicalJson({
    form: 'fairvisit-event/v1',
    institutionId,
    id: event.id,
    cardholderId: event.cardholder_id,
    kind: event.kind,
    happenedAt: event.happened_at.toString(),
    recordedAt: event.recorded_at.toString(),
    actorKind: event.actor_kind,
    actorId: event.actor_id,
    subjectId: event.subject_id,
    codes: event.codes,
    contentHash: event.content_hash?.toString('hex') ?? null,
  });
}
