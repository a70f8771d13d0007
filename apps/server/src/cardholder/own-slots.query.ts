// SPDX-License-Identifier: Apache-2.0
// The other times that the person may choose from: none where there is nothing to move.
import { businessTime } from '../clock/business-clock.ts';
import { offerSlots, type Slot } from '../day-plan/offer-slots.query.ts';
import type { Tx } from '../db/database.ts';
import type { CardholderActor, Ground } from '../ground.ts';
import { visitOfLink } from './portal-visit.query.ts';
import { mayNow } from './visit-as-told.ts';

export async function ownSlots(
  tx: Tx,
  ground: Pick<Ground, 'wall' | 'keyring'>,
  actor: CardholderActor,
): Promise<readonly Slot[]> {
  const { cardholderId, institutionId } = actor;
  const standing = await visitOfLink(tx, actor);
  const { now } = await businessTime(tx, ground, institutionId);
  const may = mayNow({ standing, now, declinedUntil: null, complaintsOpen: 0 });
  if (!may.move || standing === null) return [];
  const { visitId } = standing.newest;
  return offerSlots(tx, { ground, institutionId, cardholderId, visitId });
}
