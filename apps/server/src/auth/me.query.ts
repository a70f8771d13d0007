// SPDX-License-Identifier: Apache-2.0
// Who is signed in, for the head of every screen: name, role, institution, acts and business clock.
import type { Me } from '@fairvisit/api/session.ts';
import { assert } from '@fairvisit/domain/assert.ts';
import { sql } from 'kysely';
import { businessTime } from '../clock/business-clock.ts';
import type { Actor, Ground } from '../ground.ts';
import { actsOf } from './can.ts';

export function readMe(ground: Ground, actor: Actor & { readonly kind: 'staff' }): Promise<Me> {
  return ground.db.forInstitution(actor.institutionId, async (tx) => {
    const found = await sql<{
      name: string;
      sign_in_name: string;
      locale: 'zh' | 'en';
      name_zh: string;
      name_en: string;
      is_demo: boolean;
    }>`
      select staff.name, staff.sign_in_name, staff.locale,
        institutions.name_zh, institutions.name_en, institutions.is_demo
      from staff
      join institutions on institutions.id = staff.institution_id
      where staff.institution_id = ${actor.institutionId} and staff.id = ${actor.staffId}
      limit 1`.execute(tx);
    const row = found.rows[0];
    assert(row, 'who is signed in stands among the staff');
    const time = await businessTime(tx, ground, actor.institutionId);
    return {
      staff: {
        id: actor.staffId,
        name: row.name,
        signInName: row.sign_in_name,
        role: actor.role,
        locale: row.locale,
      },
      institution: {
        id: actor.institutionId,
        nameZh: row.name_zh,
        nameEn: row.name_en,
        zone: time.zone,
        isDemo: row.is_demo,
      },
      may: [...actsOf(actor.role)],
      businessNow: time.now.toString(),
      businessDay: time.day.toString(),
      clockStands: time.stands,
    };
  });
}
