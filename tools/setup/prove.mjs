// SPDX-License-Identifier: Apache-2.0
// `npm run prove`: the same tests as `npm test`, with every campaign at its full length.

import { runEverything } from './everything.mjs';
import { endWith } from './say.mjs';

await endWith(() => runEverything({ prove: true }));
