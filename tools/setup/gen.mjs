// SPDX-License-Identifier: Apache-2.0
// `npm run gen`: writes what is made from the sources and kept in the tree.
import { join } from 'node:path';
import { ensureDependencies, root } from './dependencies.mjs';
import { runAttached } from './run.mjs';
import { endWith } from './say.mjs';

await endWith(async () => {
  const tools = await ensureDependencies();
  const args = [join(root, 'tools', 'schema', 'write-schema.ts')];
  return runAttached({ command: tools.node, args, cwd: root, env: tools.env });
});
