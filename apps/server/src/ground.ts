// SPDX-License-Identifier: Apache-2.0
// What every action stands on, made once by a composition root and passed as the first argument.

import type { Role } from '@fairvisit/api/session.ts';
import type { CardholderId, IdSource, InstitutionId, StaffId } from '@fairvisit/domain/ids.ts';
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
  /** Where people reach this server from outside, e.g. https://visit.bank.example; for links. */
  readonly publicOrigin: () => string;
}

/** One line of JSON per event: codes, counts and ids only. */
export interface Log {
  readonly write: (
    event: string,
    values?: Readonly<Record<string, string | number | boolean | null>>,
  ) => void;
}

/** A person who came by the link of a notice and proved himself. */
export interface CardholderActor {
  readonly kind: 'cardholder';
  readonly institutionId: InstitutionId;
  readonly cardholderId: CardholderId;
  /** The notice and the message whose link he came by. */
  readonly noticeId: string;
  readonly messageId: string | null;
}

/** Who acts. The system acts at night, when a demo is loaded, and when a message is sent. */
export type Actor =
  | {
      readonly kind: 'staff';
      readonly institutionId: InstitutionId;
      readonly staffId: StaffId;
      readonly role: Role;
    }
  | CardholderActor
  | { readonly kind: 'system'; readonly institutionId: InstitutionId };
