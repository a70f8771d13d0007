// SPDX-License-Identifier: Apache-2.0
// Asks the law and keeps its answer with all that led to it: the facts (once per content), the
// contact, and the hashes of pack and code. What is stored can be run again and gives the same bytes.
import type { Decision as WireDecision } from '@fairvisit/api/shapes.ts';
import { assert } from '@fairvisit/domain/assert.ts';
import { newId } from '@fairvisit/domain/ids.ts';
import type { Act } from '@fairvisit/law/act.ts';
import { type Decision, decide } from '@fairvisit/law/decide.ts';
import type { Facts } from '@fairvisit/law/input/facts-shape.ts';
import { sql } from 'kysely';
import type { Writing } from '../audit/audit-entry.ts';
import type { Tx } from '../db/database.ts';
import { canonicalJson, sha256 } from './canonical-json.ts';
import { toWire } from './decision-wire.ts';
import type { InstitutionPack } from './institution-pack.query.ts';

export interface ActAsked {
  readonly cardholderId: string;
  readonly act: Act;
  readonly facts: Facts;
  /** 'call', 'visit', 'letter': how the act is called where it is read. */
  readonly actName: string;
}

export interface StoredDecision {
  readonly decision: Decision;
  readonly decisionId: string;
  readonly wire: WireDecision;
}

/** One act: decided and stored. */
export async function decideAndStore(
  tx: Tx,
  writing: Writing,
  asked: ActAsked & { readonly pack: InstitutionPack },
): Promise<StoredDecision> {
  const [stored] = await decideAndStoreAll(tx, writing, { pack: asked.pack, acts: [asked] });
  assert(stored, 'one act has one decision');
  return stored;
}

const decisionsPerStatementMax = 500;

/** Many acts, in the order they were asked; thousands for the plan of a day. */
export async function decideAndStoreAll(
  tx: Tx,
  writing: Writing,
  asked: { readonly pack: InstitutionPack; readonly acts: readonly ActAsked[] },
): Promise<readonly StoredDecision[]> {
  const { pack } = asked;
  const all: StoredDecision[] = [];
  for (let at = 0; at < asked.acts.length; at += decisionsPerStatementMax) {
    const acts = asked.acts.slice(at, at + decisionsPerStatementMax);
    const rows = acts.map((one): DecidedAct => {
      const decision = decide(one.act, one.facts, pack.pack);
      const wire = toWire(decision, { actName: one.actName, act: one.act, pack: pack.pack });
      const facts = canonicalJson(one.facts);
      const decisionId = newId<string>(writing.ground.ids);
      return { ...one, decision, wire, decisionId, factsText: facts, factsHash: sha256(facts) };
    });
    await storeFacts(tx, writing, rows);
    await storeDecisions(tx, writing, { rows, pack });
    for (const { decision, decisionId, wire } of rows) all.push({ decision, decisionId, wire });
    // Requests of others go on between two portions.
    if (asked.acts.length > decisionsPerStatementMax) await new Promise(setImmediate);
  }
  return all;
}

interface DecidedAct extends ActAsked, StoredDecision {
  readonly factsText: string;
  readonly factsHash: Buffer;
}

async function storeFacts(tx: Tx, writing: Writing, rows: readonly DecidedAct[]): Promise<void> {
  // In one order everywhere, so that two writers of the same facts cannot wait for each other.
  const unique = new Map(rows.map((row) => [row.factsHash.toString('hex'), row]));
  const sorted = [...unique].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  await sql`insert into decision_facts (institution_id, hash, facts)
    select ${writing.actor.institutionId}, asked.hash, asked.facts
    from unnest(${sorted.map((row) => row.factsHash)}::bytea[],
      ${sorted.map((row) => row.factsText)}::jsonb[]) as asked (hash, facts)
    on conflict (institution_id, hash) do nothing`.execute(tx);
}

async function storeDecisions(
  tx: Tx,
  writing: Writing,
  { rows, pack }: { readonly rows: readonly DecidedAct[]; readonly pack: InstitutionPack },
): Promise<void> {
  const { actor, time } = writing;
  await sql`insert into decisions
      (institution_id, cardholder_id, id, act, stage, act_at, act_until_at, contact, verdict, hits,
       next_lawful_at, never, records, facts_hash, pack_hash, code_hash, decided_by, decided_at)
    select ${actor.institutionId}, asked.cardholder_id, asked.id, asked.act, asked.stage,
      to_timestamp(asked.act_minute * 60), to_timestamp(asked.until_minute * 60), asked.contact,
      asked.verdict, asked.hits, asked.next_lawful_at, asked.never, asked.records,
      asked.facts_hash, ${pack.packHash}, ${pack.codeHash},
      ${actor.kind === 'staff' ? actor.staffId : null}::uuid, ${time.now.toString()}::timestamptz
    from unnest(
      ${rows.map((row) => row.cardholderId)}::uuid[],
      ${rows.map((row) => row.decisionId)}::uuid[],
      ${rows.map((row) => row.actName)}::text[],
      ${rows.map((row) => row.act.contact.stage)}::text[],
      ${rows.map((row) => row.act.start)}::int8[],
      ${rows.map((row) => row.act.end)}::int8[],
      ${rows.map((row) => canonicalJson(row.act.contact))}::jsonb[],
      ${rows.map((row) => row.decision.verdict)}::text[],
      ${rows.map((row) => canonicalJson(row.decision.hits))}::jsonb[],
      ${rows.map((row) => row.decision.nextLawfulAt)}::timestamptz[],
      ${rows.map((row) => (row.decision.never ? canonicalJson(row.decision.never) : null))}::jsonb[],
      ${rows.map((row) => canonicalJson(row.decision.records))}::jsonb[],
      ${rows.map((row) => row.factsHash)}::bytea[]
    ) as asked (cardholder_id, id, act, stage, act_minute, until_minute, contact, verdict, hits,
      next_lawful_at, never, records, facts_hash)`.execute(tx);
}
