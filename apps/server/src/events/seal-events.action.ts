// SPDX-License-Identifier: Apache-2.0
// The sealer: gives leaf numbers to events that have none and signs the new root. It looks for
// events without a leaf, never for numbers after the last: a late commit would be lost for good.
import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { assert } from '@fairvisit/domain/assert.ts';
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import type { Ground } from '../ground.ts';
import { checkpointBytes } from './checkpoint.ts';
import { type EventRow, leafOfEvent } from './event-leaf.ts';
import { edgeOf, growingTree, type TreeNode } from './growing-tree.ts';
import type { Hash } from './merkle-tree.ts';

export const sealBatchMax = 1_000;

export interface Sealed {
  readonly sealed: number;
  readonly treeSize: number;
}

/**
 * Seals all that is there now, in batches that commit by themselves. It writes no audit row: the
 * signed checkpoint is the record of what it did.
 */
export async function sealEvents(
  ground: Ground,
  institutionId: InstitutionId,
  batch = sealBatchMax,
): Promise<Sealed> {
  let sealed = 0;
  for (;;) {
    const last = await ground.db.forInstitution(institutionId, (tx) =>
      sealBatch(tx, ground, { institutionId, batch }),
    );
    sealed += last.sealed;
    if (last.sealed < batch) return { sealed, treeSize: last.treeSize };
    await yieldToOthers();
  }
}

async function sealBatch(
  tx: Tx,
  ground: Ground,
  { institutionId, batch }: { readonly institutionId: InstitutionId; readonly batch: number },
): Promise<Sealed> {
  // Two sealers wait for each other here; the second one finds the first one's leaves.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`seal|${institutionId}`}, 0))`.execute(
    tx,
  );
  const size = await leavesSoFar(tx, institutionId);
  const events = await eventsWithoutLeaf(tx, institutionId, batch);
  if (events.length === 0) return { sealed: 0, treeSize: size };
  const tree = growingTree(size, await readEdge(tx, institutionId, size));
  const leaves: Hash[] = [];
  const nodes: TreeNode[] = [];
  for (const event of events) {
    const leaf = leafOfEvent(institutionId, event);
    leaves.push(leaf);
    nodes.push(...tree.add(leaf));
  }
  await sql`insert into event_leaves (institution_id, leaf_index, event_id, leaf_hash)
    select ${institutionId}, leaf_index, event_id, leaf_hash
    from unnest(${leaves.map((_, place) => size + place)}::bigint[],
      ${events.map((event) => event.id)}::uuid[],
      ${leaves}::bytea[]) as sealed (leaf_index, event_id, leaf_hash)`.execute(tx);
  await sql`insert into event_tree_nodes (institution_id, level, node_index, hash)
    select ${institutionId}, level, node_index, hash
    from unnest(${nodes.map((node) => node.level)}::smallint[],
      ${nodes.map((node) => node.index)}::bigint[],
      ${nodes.map((node) => node.hash)}::bytea[]) as closed (level, node_index, hash)`.execute(tx);
  await signCheckpoint(tx, ground, { institutionId, treeSize: tree.size(), root: tree.root() });
  return { sealed: events.length, treeSize: tree.size() };
}

async function leavesSoFar(tx: Tx, institutionId: InstitutionId): Promise<number> {
  const found = await sql<{ size: number }>`
    select coalesce(max(leaf_index) + 1, 0) as size from event_leaves
    where institution_id = ${institutionId}`.execute(tx);
  return found.rows[0]?.size ?? 0;
}

async function eventsWithoutLeaf(
  tx: Tx,
  institutionId: InstitutionId,
  batch: number,
): Promise<EventRow[]> {
  const found = await sql<EventRow>`
    select events.id, events.cardholder_id, events.kind, events.happened_at, events.recorded_at,
      events.actor_kind, events.actor_id, events.subject_id, events.codes, events.content_hash
    from events
    where events.institution_id = ${institutionId}
      and not exists (
        select from event_leaves
        where event_leaves.institution_id = events.institution_id
          and event_leaves.event_id = events.id)
    order by events.recorded_at, events.id
    limit ${batch}`.execute(tx);
  return found.rows;
}

async function readEdge(tx: Tx, institutionId: InstitutionId, size: number): Promise<TreeNode[]> {
  const edge = edgeOf(size);
  const found = await sql<TreeNode>`
    select 0 as level, leaf_index as index, leaf_hash as hash
    from event_leaves
    where institution_id = ${institutionId} and leaf_index = any(
      ${edge.filter(({ level }) => level === 0).map(({ index }) => index)}::bigint[])
    union all
    select nodes.level, nodes.node_index, nodes.hash
    from event_tree_nodes as nodes
    join unnest(${edge.map(({ level }) => level)}::smallint[],
      ${edge.map(({ index }) => index)}::bigint[]) as wanted (level, node_index)
      on wanted.level = nodes.level and wanted.node_index = nodes.node_index
    where nodes.institution_id = ${institutionId}
    order by level, index
    limit 60`.execute(tx);
  assert(found.rows.length === edge.length, 'the edge of the tree stands in the database');
  return found.rows;
}

async function signCheckpoint(
  tx: Tx,
  ground: Ground,
  tree: { readonly institutionId: InstitutionId; readonly treeSize: number; readonly root: Hash },
): Promise<void> {
  const signer = ground.keyring.signer(tree.institutionId);
  const signedAt = ground.wall.now().round('millisecond').toString();
  const signature = signer.sign(checkpointBytes({ ...tree, signedAt, keyId: signer.keyId }));
  await sql`insert into checkpoints
      (institution_id, tree_size, root, signed_at, key_id, signature)
    values (${tree.institutionId}, ${tree.treeSize}, ${tree.root}, ${signedAt}, ${signer.keyId},
      ${signature})`.execute(tx);
}
