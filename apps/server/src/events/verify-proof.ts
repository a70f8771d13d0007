// SPDX-License-Identifier: Apache-2.0
// Checks a proof against roots, as somebody outside would: everything may be forged, so sizes, counts
// and lengths are checked before a hash is.
import { type Hash, nodeHash } from './merkle-tree.ts';

export interface InclusionClaim {
  readonly index: number;
  readonly size: number;
  readonly leaf: Hash;
  readonly proof: readonly Hash[];
  readonly root: Hash;
}

export function inclusionHolds(claim: InclusionClaim): boolean {
  const { index, size, leaf, proof, root } = claim;
  if (!isCount(index) || !isCount(size) || index >= size) return false;
  if (![leaf, root, ...proof].every(isHash)) return false;
  const { inner, border } = partsOf(index, size);
  if (proof.length !== inner + border) return false;
  const inside = chainInner(leaf, proof.slice(0, inner), BigInt(index));
  return chainBorder(inside, proof.slice(inner)).equals(root);
}

export interface ConsistencyClaim {
  readonly olderSize: number;
  readonly newerSize: number;
  readonly olderRoot: Hash;
  readonly newerRoot: Hash;
  readonly proof: readonly Hash[];
}

/** The empty tree is the beginning of every tree, which proves nothing: it is refused. */
export function consistencyHolds(claim: ConsistencyClaim): boolean {
  const { olderSize, newerSize, olderRoot, newerRoot, proof } = claim;
  if (!isCount(olderSize) || !isCount(newerSize)) return false;
  if (olderSize === 0 || olderSize > newerSize) return false;
  if (olderSize === newerSize) return proof.length === 0 && olderRoot.equals(newerRoot);
  if (![olderRoot, newerRoot, ...proof].every(isHash)) return false;
  const shift = trailingZeros(BigInt(olderSize));
  const isPower = BigInt(olderSize) === 1n << BigInt(shift);
  const { inner: fullInner, border } = partsOf(olderSize - 1, newerSize);
  const inner = fullInner - shift;
  const first = isPower ? olderRoot : proof[0];
  const rest = isPower ? proof : proof.slice(1);
  if (first === undefined || rest.length !== inner + border) return false;
  const mask = BigInt(olderSize - 1) >> BigInt(shift);
  const [inside, above] = [rest.slice(0, inner), rest.slice(inner)];
  const older = chainBorder(chainInnerRight(first, inside, mask), above);
  const newer = chainBorder(chainInner(first, inside, mask), above);
  return older.equals(olderRoot) && newer.equals(newerRoot);
}

const hashBytes = 32;

function isHash(hash: Hash): boolean {
  return hash.length === hashBytes;
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

/** How many steps of the path may turn either way, and how many only have a sibling to the left. */
function partsOf(index: number, size: number): { inner: number; border: number } {
  const inner = (BigInt(index) ^ BigInt(size - 1)).toString(2).replace(/^0$/, '').length;
  const border = (BigInt(index) >> BigInt(inner)).toString(2).replaceAll('0', '').length;
  return { inner, border };
}

function chainInner(seed: Hash, proof: readonly Hash[], index: bigint): Hash {
  return proof.reduce(
    (hash, sibling, level) =>
      isRight(index, level) ? nodeHash(sibling, hash) : nodeHash(hash, sibling),
    seed,
  );
}

function chainInnerRight(seed: Hash, proof: readonly Hash[], index: bigint): Hash {
  return proof.reduce(
    (hash, sibling, level) => (isRight(index, level) ? nodeHash(sibling, hash) : hash),
    seed,
  );
}

function chainBorder(seed: Hash, proof: readonly Hash[]): Hash {
  return proof.reduce((hash, sibling) => nodeHash(sibling, hash), seed);
}

function isRight(index: bigint, level: number): boolean {
  return ((index >> BigInt(level)) & 1n) === 1n;
}

function trailingZeros(value: bigint): number {
  let zeros = 0;
  while (((value >> BigInt(zeros)) & 1n) === 0n) zeros += 1;
  return zeros;
}
