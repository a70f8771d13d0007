// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { edgeOf, growingTree } from './growing-tree.ts';
import {
  consistencyProof,
  type Hash,
  inclusionProof,
  leafHash,
  nodeHash,
  rootOf,
} from './merkle-tree.ts';
import { consistencyHolds, inclusionHolds } from './verify-proof.ts';

const hash = z.string().nullable();
const common = { file: z.string(), desc: z.string(), wantErr: z.boolean() };
const proof = z.array(z.string()).nullable();
const vector = z.union([
  z.strictObject({
    ...common,
    size1: z.number(),
    size2: z.number(),
    root1: hash,
    root2: hash,
    proof,
  }),
  z.strictObject({
    ...common,
    leafIdx: z.number(),
    treeSize: z.number(),
    leafHash: hash,
    root: hash,
    proof,
  }),
]);
const bytes = (text: string | null) => Buffer.from(text ?? '', 'base64');

const vectors = z
  .array(vector)
  .parse(
    JSON.parse(
      readFileSync(
        new URL('../../test-vectors/rfc6962-merkle/vectors.json', import.meta.url),
        'utf8',
      ),
    ),
  );

describe('the public vectors of RFC 6962', () => {
  it('are all proven or refused as they say', () => {
    const wrong = vectors
      .filter((each) => {
        const path = (each.proof ?? []).map(bytes);
        const holds =
          'size1' in each
            ? consistencyHolds({
                olderSize: each.size1,
                newerSize: each.size2,
                olderRoot: bytes(each.root1),
                newerRoot: bytes(each.root2),
                proof: path,
              })
            : inclusionHolds({
                index: each.leafIdx,
                size: each.treeSize,
                leaf: bytes(each.leafHash),
                root: bytes(each.root),
                proof: path,
              });
        return holds === each.wantErr;
      })
      .map((each) => `${each.file}: ${each.desc}`);
    expect(wrong).toEqual([]);
    expect(vectors).toHaveLength(196);
    expect(vectors.filter((each) => !each.wantErr).length).toBeGreaterThan(10);
  });
});

/** A tree whose leaves are the numbers 0, 1, …; every complete subtree by its place. */
function treeOf(size: number) {
  const nodes = new Map<string, Hash>();
  const tree = growingTree(0, []);
  const roots: Hash[] = [tree.root()];
  for (let index = 0; index < size; index += 1) {
    const leaf = leafHash(Buffer.from(String(index)));
    nodes.set(`0/${index}`, leaf);
    for (const node of tree.add(leaf)) nodes.set(`${node.level}/${node.index}`, node.hash);
    roots.push(tree.root());
  }
  const read = (level: number, index: number): Hash => {
    const found = nodes.get(`${level}/${index}`);
    if (!found) throw new Error(`no node ${level}/${index}`);
    return found;
  };
  return { read, roots, nodes };
}

describe('the tree of events', () => {
  const size = 70;
  const { read, roots, nodes } = treeOf(size);

  it('has the root that the definition gives, at every size', () => {
    const plain = (from: number, to: number): Hash => {
      if (to - from === 1) return read(0, from);
      let split = 1;
      while (split * 2 < to - from) split *= 2;
      return nodeHash(plain(from, from + split), plain(from + split, to));
    };
    for (let end = 1; end <= size; end += 1) {
      expect(roots[end]).toEqual(plain(0, end));
      expect(rootOf(end, read)).toEqual(roots[end]);
    }
  });

  it('goes on from its edge as if it had never stopped', () => {
    for (let at = 0; at < size; at += 1) {
      const edge = edgeOf(at).map(({ level, index }) => ({
        level,
        index,
        hash: read(level, index),
      }));
      const tree = growingTree(at, edge);
      expect(tree.root()).toEqual(roots[at]);
      for (const node of tree.add(read(0, at))) {
        expect(node.hash).toEqual(nodes.get(`${node.level}/${node.index}`));
      }
      expect(tree.root()).toEqual(roots[at + 1]);
    }
  });

  it('proves each leaf in each tree, and no leaf in another place', () => {
    for (let end = 1; end <= size; end += 7) {
      for (let index = 0; index < end; index += 1) {
        const root = roots[end] ?? Buffer.alloc(0);
        const claim = {
          size: end,
          leaf: read(0, index),
          proof: inclusionProof(index, end, read),
          root,
        };
        expect(inclusionHolds({ ...claim, index })).toBe(true);
        if (end > 1) expect(inclusionHolds({ ...claim, index: (index + 1) % end })).toBe(false);
      }
    }
  });

  it('proves that each tree grew into each larger one, and refuses any flipped bit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: size }),
        fc.integer({ min: 1, max: size }),
        fc.nat(),
        (one, two, flip) => {
          const [olderSize, newerSize] = [Math.min(one, two), Math.max(one, two)];
          const path = consistencyProof(olderSize, newerSize, read);
          const claim = {
            olderSize,
            newerSize,
            olderRoot: roots[olderSize] ?? Buffer.alloc(0),
            newerRoot: roots[newerSize] ?? Buffer.alloc(0),
            proof: path,
          };
          expect(consistencyHolds(claim)).toBe(true);
          const forged = path.map((each) => Buffer.from(each));
          const target = forged[flip % Math.max(forged.length, 1)] ?? Buffer.from(claim.newerRoot);
          target[flip % 32] = (target[flip % 32] ?? 0) ^ (1 << (flip % 8));
          const tampered =
            forged.length > 0 ? { ...claim, proof: forged } : { ...claim, newerRoot: target };
          expect(consistencyHolds(tampered)).toBe(false);
        },
      ),
    );
  });
});
