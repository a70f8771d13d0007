// SPDX-License-Identifier: Apache-2.0
// An account as the case page shows it, named once for the dialogs that record something of it.
import type { CasePage } from '@fairvisit/api/case.ts';

export type Account = CasePage['accounts'][number];
