// SPDX-License-Identifier: Apache-2.0
// `npm start`: from a fresh clone to the demo in the browser. Flags after `--` go to the server.
import { join } from 'node:path';
import { ensureDependencies, root } from './dependencies.mjs';
import { runAttached } from './run.mjs';
import { endWith } from './say.mjs';
import { buildWebApps } from './web-apps.mjs';

await endWith(async () => {
  const tools = await ensureDependencies();
  await buildWebApps(tools);
  const server = join(root, 'apps', 'server', 'src', 'main.ts');
  const args = [server, '--demo', ...process.argv.slice(2)];
  return runAttached({ command: tools.node, args, cwd: root, env: tools.env });
});
