// SPDX-License-Identifier: Apache-2.0
// A checkpoint says, signed: at this time the events of this institution were so many, with this
// root. Kept outside, it shows later that nothing before it was changed.
import { createPublicKey, verify } from 'node:crypto';
import type { Hash } from './merkle-tree.ts';

export interface Checkpoint {
  readonly institutionId: string;
  readonly treeSize: number;
  readonly root: Hash;
  /** ISO 8601, UTC. */
  readonly signedAt: string;
  readonly keyId: string;
}

/** The bytes that are signed: one line per field, the form of their words first. */
export function checkpointBytes(checkpoint: Checkpoint): Buffer {
  const lines = [
    'fairvisit-checkpoint/v1',
    checkpoint.institutionId,
    String(checkpoint.treeSize),
    checkpoint.root.toString('base64'),
    checkpoint.signedAt,
    checkpoint.keyId,
  ];
  return Buffer.from(`${lines.join('\n')}\n`);
}

export function checkpointHolds(
  checkpoint: Checkpoint,
  signature: Uint8Array,
  publicKey: string,
): boolean {
  return verify(null, checkpointBytes(checkpoint), createPublicKey(publicKey), signature);
}
