// SPDX-License-Identifier: Apache-2.0
// A tree that grows by leaves: it remembers only the roots of its complete subtrees along the edge,
// and tells each complete subtree as it closes.
import { assert } from '@fairvisit/domain/assert.ts';
import { emptyRoot, type Hash, nodeHash } from './merkle-tree.ts';

export interface TreeNode {
  readonly level: number;
  readonly index: number;
  readonly hash: Hash;
}

export interface GrowingTree {
  /** Adds a leaf and gives the complete subtrees it closes, lowest first, without the leaf itself. */
  readonly add: (leaf: Hash) => TreeNode[];
  readonly size: () => number;
  readonly root: () => Hash;
}

/** The places of the edge of a tree of `size` leaves: one complete subtree per set bit. */
export function edgeOf(size: number): { readonly level: number; readonly index: number }[] {
  const places: { level: number; index: number }[] = [];
  for (let level = 0, count = size; count > 0; level += 1, count = Math.floor(count / 2)) {
    if (count % 2 === 1) places.push({ level, index: count - 1 });
  }
  return places;
}

/** Grows from `size` leaves on; `edge` holds the hashes of `edgeOf(size)`. */
export function growingTree(size: number, edge: readonly TreeNode[]): GrowingTree {
  const roots = new Map(edge.map((node) => [node.level, node.hash]));
  let leaves = size;
  return {
    size: () => leaves,
    add: (leaf) => {
      const closed: TreeNode[] = [];
      let hash = leaf;
      let level = 0;
      let index = leaves;
      for (; index % 2 === 1; level += 1, index = Math.floor(index / 2)) {
        const left = roots.get(level);
        assert(left, 'the edge of the tree has the left neighbour');
        roots.delete(level);
        hash = nodeHash(left, hash);
        closed.push({ level: level + 1, index: Math.floor(index / 2), hash });
      }
      roots.set(level, hash);
      leaves += 1;
      return closed;
    },
    root: () => {
      const [lowest, ...higher] = [...roots].sort(([a], [b]) => a - b).map(([, hash]) => hash);
      if (lowest === undefined) return emptyRoot();
      return higher.reduce((hash, left) => nodeHash(left, hash), lowest);
    },
  };
}
