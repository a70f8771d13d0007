// SPDX-License-Identifier: Apache-2.0
// The staff, officers, agencies and places of the demo, all marked as made up.
import { newId } from '@fairvisit/domain/ids.ts';
import { addressName } from '@fairvisit/seeds/addresses.ts';
import {
  type DemoInstitution,
  type DemoOfficer,
  demoPassword,
} from '@fairvisit/seeds/institution.ts';
import type { Places } from '@fairvisit/seeds/places.ts';
import { sql } from 'kysely';
import { writeAudit } from '../audit/audit-entry.ts';
import { hashPassword } from '../auth/password.ts';
import { businessTime } from '../clock/business-clock.ts';
import type { Tx } from '../db/database.ts';
import type { Actor, Ground } from '../ground.ts';

export async function addDemoStaff(
  ground: Ground,
  actor: Actor,
  demo: DemoInstitution,
): Promise<void> {
  const passwordHash = await hashPassword(demoPassword);
  await ground.db.forInstitution(actor.institutionId, async (tx) => {
    const agencyIds = await addAgencies(tx, ground, { actor, demo });
    const officers = new Map(demo.officers.map((officer) => [officer.signIn, officer]));
    for (const member of [...demo.staff, ...demo.officers]) {
      const officer: DemoOfficer | null = officers.get(member.signIn) ?? null;
      await sql`insert into staff
          (institution_id, id, sign_in_name, name, role, password_hash, is_made_up, badge_no,
           agency_id, training_valid_until_on, authorisation_valid_until_on, gender, languages,
           skills, base_lat, base_lng)
        values (${actor.institutionId}, ${newId(ground.ids)}, ${member.signIn}, ${member.nameZh},
          ${member.role}, ${passwordHash}, true, ${officer?.badgeNumber ?? null},
          ${officer?.agency ? (agencyIds.get(officer.agency) ?? null) : null},
          ${officer?.trainingValidUntil ?? deskTrainedUntil}, ${officer ? authorisedUntil : null},
          ${officer?.gender ?? null}, ${officer?.languages ?? ['zh']}, ${officer?.skills ?? []},
          ${officer?.homeBase.lat ?? null}, ${officer?.homeBase.lng ?? null})
        on conflict (institution_id, sign_in_name) do nothing`.execute(tx);
    }
    await writeAudit(
      tx,
      { ground, actor, time: await businessTime(tx, ground, actor.institutionId) },
      {
        act: 'demo.add-staff',
        thing: 'staff',
        detail: { staff: demo.staff.length, officers: demo.officers.length },
      },
    );
  });
}

/** Communities by code, so that a plan can name the place it goes to. */
export async function addDemoPlaces(ground: Ground, actor: Actor, places: Places): Promise<void> {
  const rows = places.communities;
  await ground.db.forInstitution(actor.institutionId, async (tx) => {
    await sql`insert into communities
        (institution_id, code, name, street, area, street_lat, street_lng)
      select ${actor.institutionId}, code, name, street, area, lat, lng
      from unnest(
        ${rows.map((row) => row.code)}::text[],
        ${rows.map((row) => addressName(row.name))}::text[],
        ${rows.map((row) => row.street.name)}::text[],
        ${rows.map((row) => row.street.area)}::text[],
        ${rows.map((row) => row.street.seat?.lat ?? null)}::double precision[],
        ${rows.map((row) => row.street.seat?.lng ?? null)}::double precision[]
      ) as place (code, name, street, area, lat, lng)
      on conflict (institution_id, code) do nothing`.execute(tx);
    await writeAudit(
      tx,
      { ground, actor, time: await businessTime(tx, ground, actor.institutionId) },
      { act: 'demo.add-places', thing: 'community', detail: { communities: rows.length } },
    );
  });
}

async function addAgencies(
  tx: Tx,
  ground: Ground,
  { actor, demo }: { readonly actor: Actor; readonly demo: DemoInstitution },
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const agency of demo.agencies) {
    const id = newId<string>(ground.ids);
    const there = await sql<{ id: string }>`select id from agencies
      where institution_id = ${actor.institutionId} and name_zh = ${agency.nameZh}
      order by id limit 1`.execute(tx);
    const known = there.rows[0]?.id;
    ids.set(agency.key, known ?? id);
    if (known !== undefined) continue;
    await sql`insert into agencies
        (institution_id, id, name_zh, name_en, listed_until_on, inspected_on)
      values (${actor.institutionId}, ${id}, ${agency.nameZh}, ${agency.nameEn},
        ${agency.whitelistedUntil}, ${agency.lastInspectedOn})`.execute(tx);
  }
  return ids;
}

/** The letters of authority of the demo's officers. */
const authorisedUntil = '2027-06-30';
/** Who rings is trained too; without a date no call of the demo's desk would be lawful. */
const deskTrainedUntil = '2027-06-30';
