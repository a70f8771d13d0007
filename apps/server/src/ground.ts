// SPDX-License-Identifier: Apache-2.0
// What every action stands on, made once by a composition root and passed as the first argument.

import type { Role } from '@fairvisit/api/session.ts';
import type { IdSource, InstitutionId, StaffId } from '@fairvisit/domain/ids.ts';
import type { Clock } from '@fairvisit/domain/time/clock.ts';
import type { Database } from './db/database.ts';
import type { JobQueue } from './jobs/job-queue.ts';
import type { Keyring } from './people/keyring.ts';

export interface Ground {
  readonly db: Database;
  /** The machine's time: sign-ins, rate limits, audit. What day it is for a case: `businessNow`. */
  readonly wall: Clock;
  readonly ids: IdSource;
  readonly keyring: Keyring;
  readonly jobs: JobQueue;
  readonly log: Log;
}

/** One line of JSON per event: codes, counts and ids only. */
export interface Log {
  readonly write: (
    event: string,
    values?: Readonly<Record<string, string | number | boolean | null>>,
  ) => void;
}

/** Who acts. The system acts at night and when a demo is loaded. */
export type Actor =
  | {
      readonly kind: 'staff';
      readonly institutionId: InstitutionId;
      readonly staffId: StaffId;
      readonly role: Role;
    }
  | { readonly kind: 'system'; readonly institutionId: InstitutionId };
