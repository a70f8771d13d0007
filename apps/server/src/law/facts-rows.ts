// SPDX-License-Identifier: Apache-2.0
// All rows of one person that his facts are made from, one list per query.
import type { AccountRow } from './facts-accounts.query.ts';
import type { BookedVisitRow } from './facts-booked-visits.query.ts';
import type { ContactRow } from './facts-contacts.query.ts';
import type { DisputeRow } from './facts-disputes.query.ts';
import type { NoticeRow } from './facts-notices.query.ts';
import type { PauseRow } from './facts-pauses.query.ts';
import type { PersonRow } from './facts-people.query.ts';
import type { StatementRow } from './facts-statements.query.ts';
import type { RefusedChannelRow } from './facts-wishes.query.ts';

export interface RowsOfPerson {
  readonly person: PersonRow;
  readonly contacts: readonly ContactRow[];
  readonly pauses: readonly PauseRow[];
  readonly accounts: readonly AccountRow[];
  readonly statements: readonly StatementRow[];
  readonly visits: readonly BookedVisitRow[];
  readonly notices: readonly NoticeRow[];
  readonly refusedChannels: readonly RefusedChannelRow[];
  readonly disputes: readonly DisputeRow[];
}
