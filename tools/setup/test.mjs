// SPDX-License-Identifier: Apache-2.0
// `npm test`: brings what it needs, runs every check and every test, and ends with one line,
// `N passed, N failed`.

import { runEverything } from './everything.mjs';
import { endWith } from './say.mjs';

await endWith(() => runEverything({ prove: false }));
