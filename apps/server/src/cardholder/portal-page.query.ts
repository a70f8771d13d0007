// SPDX-License-Identifier: Apache-2.0
// The person's page as it stands: his visit, what changed, what he may do, his figures and what was
// written about him.
import type { PortalPage } from '@fairvisit/api/portal.ts';
import { policyOn } from '@fairvisit/law/pack.ts';
import { Temporal } from 'temporal-polyfill';
import { businessTime } from '../clock/business-clock.ts';
import type { Tx } from '../db/database.ts';
import type { CardholderActor, Ground } from '../ground.ts';
import { institutionPack } from '../law/institution-pack.query.ts';
import { dayOf } from '../law/law-time.ts';
import { portalAccounts } from './portal-accounts.query.ts';
import {
  type PortalPerson,
  portalComplaint,
  portalContacts,
  portalPerson,
  portalWishes,
} from './portal-person.query.ts';
import { officersShown, visitOfLink } from './portal-visit.query.ts';
import { changeSince, mayNow, visitAsTold } from './visit-as-told.ts';

export async function portalPageOf(
  tx: Tx,
  ground: Pick<Ground, 'wall'>,
  actor: CardholderActor,
): Promise<PortalPage> {
  const time = await businessTime(tx, ground, actor.institutionId);
  const person = await portalPerson(tx, actor);
  const standing = await visitOfLink(tx, actor);
  const declinedUntil = await lastDayDeclined(tx, actor, { person, today: time.day });
  const { pack } = await institutionPack(tx, actor.institutionId);
  return {
    institution: person.institution,
    language: person.language,
    nameMasked: person.nameMasked,
    now: time.now.toString(),
    visit: standing
      ? visitAsTold(standing, await officersShown(tx, actor, standing.newest.officerIds))
      : null,
    change: standing ? changeSince(standing) : null,
    may: mayNow({
      standing,
      now: time.now,
      declinedUntil,
      complaintsOpen: person.complaintsOpen,
    }),
    declineDays: policyOn(pack, dayOf(time.day)).refusalDays,
    declinedUntil,
    wishes: await portalWishes(tx, actor),
    complaint: await portalComplaint(tx, actor),
    accounts: await portalAccounts(tx, actor, time),
    contacts: await portalContacts(tx, actor),
  };
}

/** Null once that day is over: then visits may be asked for and planned again. */
async function lastDayDeclined(
  tx: Tx,
  actor: CardholderActor,
  told: { readonly person: PortalPerson; readonly today: Temporal.PlainDate },
): Promise<string | null> {
  const { declinedOn } = told.person;
  if (declinedOn === null) return null;
  const { pack } = await institutionPack(tx, actor.institutionId);
  const last = declinedOn.add({ days: policyOn(pack, dayOf(declinedOn)).refusalDays });
  return Temporal.PlainDate.compare(told.today, last) <= 0 ? last.toString() : null;
}
