// SPDX-License-Identifier: Apache-2.0
// A made-up person in a test's database, with a sealed name, a phone and a home, and his accounts.
import { createHash } from 'node:crypto';
import { newId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import type { TestWorld } from '../test-ground.ts';

export interface PersonOptions {
  readonly zone?: string;
  readonly protectiveBand?: 'none' | 'minor' | 'elderly' | 'unknown';
  readonly addressKind?: 'residence' | 'work' | 'hukou' | 'billing';
  readonly livesHereConfirmedOn?: string | null;
  readonly position?: { readonly lat: number; readonly lng: number } | null;
  readonly name?: string;
  readonly phone?: string;
  readonly genderWish?: 'female' | 'male' | null;
}

export interface BuiltPerson {
  readonly cardholderId: string;
  readonly contactPointId: string;
  readonly addressId: string;
}

let serial = 0;

/** Adds a person; unnamed facts are harmless. */
export async function aPerson(
  { ground, institutionId }: TestWorld,
  options: PersonOptions = {},
): Promise<BuiltPerson> {
  serial += 1;
  const ids = {
    cardholderId: newId<string>(ground.ids),
    contactPointId: newId<string>(ground.ids),
    addressId: newId<string>(ground.ids),
  };
  const name = options.name ?? '王试';
  const phone = options.phone ?? `1002${String(serial).padStart(7, '0')}`;
  const seal = (place: string, row: string, text: string) =>
    ground.keyring.seal(institutionId, { place, row, text });
  const index = (column: string, text: string) =>
    ground.keyring.blindIndex(institutionId, column, text);
  const position = options.position === undefined ? { lat: 30.28, lng: 120.16 } : options.position;
  await ground.db.forInstitution(institutionId, async (tx) => {
    await sql`insert into cardholders
        (institution_id, id, zone, protective_band, officer_gender_wish, is_made_up, added_at)
      values (${institutionId}, ${ids.cardholderId}, ${options.zone ?? 'Asia/Shanghai'},
        ${options.protectiveBand ?? 'none'}, ${options.genderWish ?? null}, true,
        '2026-01-01T00:00:00Z')`.execute(tx);
    await sql`insert into cardholder_names
        (institution_id, cardholder_id, name_sealed, name_masked, name_index)
      values (${institutionId}, ${ids.cardholderId},
        ${seal('cardholder_names.name_sealed', ids.cardholderId, name)}, ${`${name.slice(0, 1)}＊`},
        ${index('name', name)})`.execute(tx);
    await sql`insert into contact_points
        (institution_id, cardholder_id, id, kind, value_sealed, value_masked, value_index,
         tail_index, source, confirmed_on)
      values (${institutionId}, ${ids.cardholderId}, ${ids.contactPointId}, 'phone',
        ${seal('contact_points.value_sealed', ids.contactPointId, phone)},
        ${`${phone.slice(0, 3)}****${phone.slice(-4)}`}, ${index('phone', phone)},
        ${index('phone-tail', phone.slice(-4))}, 'contract', '2026-08-01')`.execute(tx);
    const text = `杭州市西湖区演示路${serial}号`;
    await sql`insert into addresses
        (institution_id, cardholder_id, id, kind, text_sealed, text_masked, text_index,
         position_sealed, community_code, source, confirmed_on, lives_here_confirmed_on)
      values (${institutionId}, ${ids.cardholderId}, ${ids.addressId},
        ${options.addressKind ?? 'residence'},
        ${seal('addresses.text_sealed', ids.addressId, text)}, '杭州市西湖区＊＊＊',
        ${index('address', text)},
        ${position === null ? null : seal('addresses.position_sealed', ids.addressId, JSON.stringify(position))},
        '330106002001', 'contract', '2026-08-01', ${options.livesHereConfirmedOn ?? null})`.execute(
      tx,
    );
  });
  return ids;
}

export interface AccountOptions {
  readonly oldestUnpaidDueOn?: string | null;
  readonly overdueMinor?: number;
  readonly bucket?: string;
  readonly dataCheck?: 'late-with-nothing-owed' | null;
  readonly fileOn?: string;
  readonly currency?: string;
  readonly hasJump?: boolean;
}

/** Adds an account; overdue only when a due date is given. Gives its id. */
export async function anAccount(
  { ground, institutionId }: TestWorld,
  cardholderId: string,
  options: AccountOptions = {},
): Promise<string> {
  const accountId = newId<string>(ground.ids);
  const dueOn = options.oldestUnpaidDueOn ?? null;
  const overdue = options.overdueMinor ?? (dueOn === null ? 0 : 500_000);
  const reference = `T${accountId.slice(-12)}`;
  await ground.db.forInstitution(institutionId, async (tx) => {
    await sql`insert into accounts
        (institution_id, cardholder_id, id, reference, currency, balance_minor, overdue_minor,
         oldest_unpaid_due_on, due_source, file_due_on, file_overdue_minor, file_on, bucket,
         data_check, has_jump, content_hash, added_at, changed_at)
      values (${institutionId}, ${cardholderId}, ${accountId}, ${reference},
        ${options.currency ?? 'CNY'}, ${overdue}, ${overdue}, ${dueOn},
        ${dueOn === null ? null : 'file'}, ${dueOn}, ${overdue}, ${options.fileOn ?? '2026-09-01'},
        ${options.bucket ?? 'M0'}, ${options.dataCheck ?? null}, ${options.hasJump ?? false},
        ${createHash('sha256').update(accountId).digest()}, '2026-01-01T00:00:00Z',
        '2026-01-01T00:00:00Z')`.execute(tx);
    await sql`insert into account_directory (institution_id, reference, cardholder_id, account_id)
      values (${institutionId}, ${reference}, ${cardholderId}, ${accountId})`.execute(tx);
    if (options.dataCheck) {
      await sql`insert into data_checks
          (institution_id, cardholder_id, account_id, code, opened_at)
        values (${institutionId}, ${cardholderId}, ${accountId}, ${options.dataCheck},
          '2026-09-01T00:00:00Z')`.execute(tx);
    }
  });
  return accountId;
}

export interface PauseOptions {
  readonly reason?: string;
  readonly fromOn: string;
  readonly untilOn?: string | null;
  readonly stopsContact?: boolean;
  readonly stopsCount?: boolean;
}

export async function aPause(
  { ground, institutionId }: TestWorld,
  cardholderId: string,
  options: PauseOptions,
): Promise<void> {
  await ground.db.forInstitution(institutionId, async (tx) => {
    await sql`insert into pauses
        (institution_id, cardholder_id, id, reason, from_on, until_on, told_on, stops_contact,
         stops_count, recorded_at)
      values (${institutionId}, ${cardholderId}, ${newId(ground.ids)},
        ${options.reason ?? 'hospital'}, ${options.fromOn}, ${options.untilOn ?? null},
        ${options.fromOn}, ${options.stopsContact ?? true}, ${options.stopsCount ?? true},
        '2026-09-01T00:00:00Z')`.execute(tx);
  });
}

/** A call attempt, `startedAt` an instant with offset. */
export async function aCall(
  { ground, institutionId }: TestWorld,
  cardholderId: string,
  call: { readonly startedAt: string; readonly outcome: string; readonly contactPointId?: string },
): Promise<void> {
  await ground.db.forInstitution(institutionId, async (tx) => {
    await sql`insert into contacts
        (institution_id, cardholder_id, id, channel, contact_point_id, started_at, outcome,
         recorded_at)
      values (${institutionId}, ${cardholderId}, ${newId(ground.ids)}, 'call',
        ${call.contactPointId ?? null}, ${call.startedAt}, ${call.outcome},
        ${call.startedAt})`.execute(tx);
  });
}
