#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// `npm run -s fairvisit -- ARGS`: the command line, run with the project's own Node. Standard
// output belongs to the command alone.
import { join } from 'node:path';
import { ensureDependencies, root } from './dependencies.mjs';
import { runAttached } from './run.mjs';
import { endWith } from './say.mjs';

await endWith(async () => {
  const tools = await ensureDependencies();
  const args = [join(root, 'apps', 'cli', 'src', 'main.ts'), ...process.argv.slice(2)];
  return runAttached({ command: tools.node, args, cwd: root, env: tools.env });
});
