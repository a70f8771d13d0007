// SPDX-License-Identifier: Apache-2.0
// The hash tree of RFC 6962: one root stands for all events, a few hashes prove that an event is in
// it, or that an older root grew into a newer one. Verifying refuses everything it cannot prove.
import { createHash } from 'node:crypto';

export type Hash = Buffer;

/** A leaf hash begins with 0x00 and a node with 0x01, so that neither is taken for the other. */
export function leafHash(content: Uint8Array): Hash {
  return createHash('sha256').update(leafPrefix).update(content).digest();
}

export function nodeHash(left: Uint8Array, right: Uint8Array): Hash {
  return createHash('sha256').update(nodePrefix).update(left).update(right).digest();
}

export function emptyRoot(): Hash {
  return createHash('sha256').digest();
}

const leafPrefix = Buffer.from([0]);
const nodePrefix = Buffer.from([1]);

/** The hash of the complete subtree (level, index): 2^level leaves from index·2^level. */
export type NodeReader = (level: number, index: number) => Hash;

export function rootOf(size: number, read: NodeReader): Hash {
  return size === 0 ? emptyRoot() : hashOfRange(0, size, read);
}

/** The hashes that lead from leaf `index` to the root of the tree of `size` leaves. */
export function inclusionProof(index: number, size: number, read: NodeReader): Hash[] {
  return pathWithin({ index, begin: 0, end: size }, read);
}

/** The hashes that show that the tree of `older` leaves is the beginning of that of `newer`. */
export function consistencyProof(older: number, newer: number, read: NodeReader): Hash[] {
  if (older === 0 || older >= newer) return [];
  return proofWithin({ older, begin: 0, end: newer, isWhole: true }, read);
}

function hashOfRange(begin: number, end: number, read: NodeReader): Hash {
  const count = end - begin;
  const level = Math.log2(count);
  if (Number.isInteger(level)) return read(level, begin / count);
  const split = begin + largestPowerBelow(count);
  return nodeHash(hashOfRange(begin, split, read), hashOfRange(split, end, read));
}

function pathWithin(
  range: { readonly index: number; readonly begin: number; readonly end: number },
  read: NodeReader,
): Hash[] {
  const { index, begin, end } = range;
  if (end - begin === 1) return [];
  const split = begin + largestPowerBelow(end - begin);
  return index < split
    ? [...pathWithin({ index, begin, end: split }, read), hashOfRange(split, end, read)]
    : [...pathWithin({ index, begin: split, end }, read), hashOfRange(begin, split, read)];
}

function proofWithin(
  range: {
    readonly older: number;
    readonly begin: number;
    readonly end: number;
    readonly isWhole: boolean;
  },
  read: NodeReader,
): Hash[] {
  const { older, begin, end, isWhole } = range;
  if (older === end) return isWhole ? [] : [hashOfRange(begin, end, read)];
  const split = begin + largestPowerBelow(end - begin);
  return older <= split
    ? [...proofWithin({ older, begin, end: split, isWhole }, read), hashOfRange(split, end, read)]
    : [
        ...proofWithin({ older, begin: split, end, isWhole: false }, read),
        hashOfRange(begin, split, read),
      ];
}

/** The largest power of two smaller than `count`, which is at least two. */
function largestPowerBelow(count: number): number {
  let power = 1;
  while (power * 2 < count) power *= 2;
  return power;
}
