// SPDX-License-Identifier: Apache-2.0
// Recomputes the whole tree from the events as they stand now, and compares it with what was sealed
// and signed. Whoever changes, removes, adds or reorders a row is found, and the place is named.
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Ground } from '../ground.ts';
import { checkpointHolds } from './checkpoint.ts';
import { type EventRow, leafOfEvent } from './event-leaf.ts';
import { growingTree, type TreeNode } from './growing-tree.ts';
import type { Hash } from './merkle-tree.ts';

export interface BrokenPart {
  readonly part: 'event' | 'leaf' | 'node' | 'root' | 'signature' | 'truncated';
  /** The event's id, the leaf's number or the checkpoint's size. */
  readonly at: string;
}

export interface EventsVerdict {
  readonly events: number;
  readonly treeSize: number;
  readonly root: string;
  readonly unsealed: number;
  readonly broken: readonly BrokenPart[];
}

const pageSize = 1_000;
const brokenMax = 100;

export async function verifyEvents(
  ground: Ground,
  institutionId: InstitutionId,
): Promise<EventsVerdict> {
  const broken: BrokenPart[] = [];
  const tree = growingTree(0, []);
  const signer = ground.keyring.signer(institutionId);
  for (let from = 0; broken.length < brokenMax; from += pageSize) {
    const page = await readPage(ground, institutionId, from);
    for (const each of page.leaves) {
      broken.push(...leafFaults(tree.size(), institutionId, each));
      compareNodes(tree.add(leafOfEvent(institutionId, each)), page.nodes, broken);
      const checkpoint = page.checkpoints.get(tree.size());
      if (checkpoint === undefined) continue;
      const at = String(tree.size());
      if (!checkpoint.root.equals(tree.root())) broken.push({ part: 'root', at });
      const claim = {
        institutionId,
        treeSize: tree.size(),
        root: checkpoint.root,
        signedAt: checkpoint.signed_at.toString(),
        keyId: checkpoint.key_id,
      };
      if (!checkpointHolds(claim, checkpoint.signature, signer.publicKey)) {
        broken.push({ part: 'signature', at });
      }
    }
    if (page.leaves.length < pageSize) break;
  }
  const counts = await readCounts(ground, institutionId);
  if (counts.signedSize > tree.size()) {
    broken.push({ part: 'truncated', at: String(counts.signedSize) });
  }
  return {
    events: counts.events,
    treeSize: tree.size(),
    root: tree.root().toString('base64'),
    unsealed: counts.events - tree.size(),
    broken: broken.slice(0, brokenMax),
  };
}

interface SealedRow extends EventRow {
  readonly leaf_index: number;
  readonly leaf_hash: Hash;
}

function leafFaults(index: number, institutionId: string, row: SealedRow): BrokenPart[] {
  const faults: BrokenPart[] = [];
  if (row.leaf_index !== index) faults.push({ part: 'leaf', at: String(index) });
  if (!leafOfEvent(institutionId, row).equals(row.leaf_hash)) {
    faults.push({ part: 'event', at: row.id });
  }
  return faults;
}

function compareNodes(
  closed: readonly TreeNode[],
  stored: ReadonlyMap<string, Hash>,
  broken: BrokenPart[],
): void {
  for (const { level, index, hash } of closed) {
    const place = `${level}/${index}`;
    if (!stored.get(place)?.equals(hash)) broken.push({ part: 'node', at: place });
  }
}

interface SignedRow {
  readonly tree_size: number;
  readonly root: Hash;
  readonly signed_at: Temporal.Instant;
  readonly key_id: string;
  readonly signature: Buffer;
}

interface Page {
  readonly leaves: readonly SealedRow[];
  readonly nodes: ReadonlyMap<string, Hash>;
  readonly checkpoints: ReadonlyMap<number, SignedRow>;
}

function readPage(ground: Ground, institutionId: InstitutionId, from: number): Promise<Page> {
  return ground.db.forInstitution(institutionId, async (tx) => {
    const leaves = await sql<SealedRow>`
      select leaves.leaf_index, leaves.leaf_hash, events.id, events.cardholder_id, events.kind,
        events.happened_at, events.recorded_at, events.actor_kind, events.actor_id,
        events.subject_id, events.codes, events.content_hash
      from event_leaves as leaves
      join events on events.institution_id = leaves.institution_id and events.id = leaves.event_id
      where leaves.institution_id = ${institutionId} and leaves.leaf_index >= ${from}
        and leaves.leaf_index < ${from + pageSize}
      order by leaves.leaf_index limit ${pageSize}`.execute(tx);
    const nodes = await sql<TreeNode>`
      select level, node_index as index, hash from event_tree_nodes
      where institution_id = ${institutionId}
        and ((node_index + 1) << level) > ${from} and ((node_index + 1) << level) <= ${from + pageSize}
      order by level, node_index limit ${2 * pageSize + 60}`.execute(tx);
    const signed = await sql<SignedRow>`
      select tree_size, root, signed_at, key_id, signature from checkpoints
      where institution_id = ${institutionId} and tree_size > ${from}
        and tree_size <= ${from + pageSize}
      order by tree_size limit ${pageSize}`.execute(tx);
    return {
      leaves: leaves.rows,
      nodes: new Map(nodes.rows.map(({ level, index, hash }) => [`${level}/${index}`, hash])),
      checkpoints: new Map(signed.rows.map((row) => [row.tree_size, row])),
    };
  });
}

interface Counts {
  readonly events: number;
  readonly signedSize: number;
}

function readCounts(ground: Ground, institutionId: InstitutionId): Promise<Counts> {
  return ground.db.forInstitution(institutionId, async (tx) => {
    const found = await sql<{ events: number; signed_size: number }>`
      select
        (select count(*) from events where institution_id = ${institutionId}) as events,
        (select coalesce(max(tree_size), 0) from checkpoints
         where institution_id = ${institutionId}) as signed_size`.execute(tx);
    const row = found.rows[0];
    return { events: row?.events ?? 0, signedSize: row?.signed_size ?? 0 };
  });
}
