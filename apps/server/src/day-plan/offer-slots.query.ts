// SPDX-License-Identifier: Apache-2.0
// Other times for a visit that are lawful and that the plan can keep: into routes that are published,
// between promises already given, or on days for which nobody has planned yet.
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db/database.ts';
import type { Ground } from '../ground.ts';

export interface SlotsAsked {
  readonly ground: Pick<Ground, 'wall' | 'keyring'>;
  readonly institutionId: InstitutionId;
  readonly cardholderId: string;
  readonly visitId: string;
}

/** The window a person would be told. */
export interface Slot {
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
}

export const slotsOfferedMax = 60;

/** In order of time, none overlapping the present one. */
export async function offerSlots(_tx: Tx, _asked: SlotsAsked): Promise<readonly Slot[]> {
  throw new Error('to be built');
}
