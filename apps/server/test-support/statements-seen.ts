// SPDX-License-Identifier: Apache-2.0
// A database that remembers the statements which ran through it, without their values: what an
// observer with a clock could tell two requests apart by.
import type { KyselyPlugin } from 'kysely';
import type { Ground } from '../src/ground.ts';

export interface StatementsSeen {
  readonly db: Ground['db'];
  /** What ran since it was last asked. */
  readonly take: () => string[];
}

export function statementsSeen(db: Ground['db']): StatementsSeen {
  let seen: string[] = [];
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      seen.push(node.kind === 'RawNode' ? node.sqlFragments.join('?') : node.kind);
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  return {
    db: {
      ...db,
      forInstitution: (id, work) => db.forInstitution(id, (tx) => work(tx.withPlugin(plugin))),
    },
    take: () => {
      const taken = seen;
      seen = [];
      return taken;
    },
  };
}
