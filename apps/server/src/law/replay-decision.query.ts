// SPDX-License-Identifier: Apache-2.0
// A stored decision, run again from its stored facts: "would the same be said?". As long as pack and
// code are the same, the answer is the same, byte for byte.
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { decide } from '@fairvisit/law/decide.ts';
import type { Facts } from '@fairvisit/law/input/facts-shape.ts';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import { canonicalJson } from './canonical-json.ts';
import { type DecisionQuestionRow, decisionOfRow } from './decision-row.ts';
import type { InstitutionPack } from './institution-pack.query.ts';
import { minuteOf } from './law-time.ts';

export interface Replay {
  /** Canonical JSON of the decision as stored, and as decided now. */
  readonly stored: string;
  readonly again: string;
  readonly isSamePack: boolean;
  readonly isSameCode: boolean;
}

interface ReplayRow extends DecisionQuestionRow {
  readonly facts: Facts;
  readonly pack_hash: Buffer;
  readonly code_hash: Buffer;
}

/** Null when there is no such decision here. */
export async function replayDecision(
  tx: Tx,
  asked: {
    readonly institutionId: InstitutionId;
    readonly cardholderId: string;
    readonly decisionId: string;
    readonly pack: InstitutionPack;
  },
): Promise<Replay | null> {
  const found = await sql<ReplayRow>`
    select decisions.act, decisions.act_at, decisions.act_until_at, decisions.contact,
      decisions.verdict, decisions.hits, decisions.next_lawful_at, decisions.never,
      decisions.records, decisions.pack_hash, decisions.code_hash, decision_facts.facts
    from decisions
    join decision_facts on decision_facts.institution_id = decisions.institution_id
      and decision_facts.hash = decisions.facts_hash
    where decisions.institution_id = ${asked.institutionId}
      and decisions.cardholder_id = ${asked.cardholderId}
      and decisions.id = ${asked.decisionId}
    limit 1`.execute(tx);
  const row = found.rows[0];
  if (!row) return null;
  const { pack } = asked;
  const act = {
    contact: row.contact,
    start: minuteOf(row.act_at),
    end: minuteOf(row.act_until_at),
  };
  return {
    stored: canonicalJson(decisionOfRow(row, pack.pack)),
    again: canonicalJson(decide(act, row.facts, pack.pack)),
    isSamePack: pack.packHash.equals(row.pack_hash),
    isSameCode: pack.codeHash.equals(row.code_hash),
  };
}
