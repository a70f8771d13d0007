// SPDX-License-Identifier: Apache-2.0
// Accounts that nobody acts on until a person has looked at them: late, and nothing owed.
import type { Answer, RouteName } from '@fairvisit/api/route-table.ts';
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import { moneyToWire } from '../case/money-wire.ts';
import type { Tx } from '../db/database.ts';

type DataChecks = Answer<Extract<RouteName, 'data-check.list'>>;

interface CheckRow {
  readonly cardholderId: string;
  readonly accountId: string;
  readonly reference: string;
  readonly nameMasked: string;
  readonly code: string;
  readonly status: number | null;
  readonly balanceMinor: number;
  readonly currency: string;
  readonly openedAt: Temporal.Instant;
}

export async function dataCheckList(
  tx: Tx,
  asked: { readonly institutionId: InstitutionId; readonly page: number; readonly limit: number },
): Promise<DataChecks> {
  const { institutionId, page, limit } = asked;
  const counted = await sql<{ total: number }>`
    select count(*) as total from data_checks
    where institution_id = ${institutionId} and state = 'open'
    limit 1`.execute(tx);
  const found = await sql<CheckRow>`
    select data_checks.cardholder_id as "cardholderId", data_checks.account_id as "accountId",
      accounts.reference, coalesce(cardholder_names.name_masked, '') as "nameMasked",
      data_checks.code, accounts.last_status as status, accounts.balance_minor as "balanceMinor",
      accounts.currency, data_checks.opened_at as "openedAt"
    from data_checks
    join accounts on accounts.institution_id = data_checks.institution_id
      and accounts.cardholder_id = data_checks.cardholder_id
      and accounts.id = data_checks.account_id
    left join cardholder_names on cardholder_names.institution_id = data_checks.institution_id
      and cardholder_names.cardholder_id = data_checks.cardholder_id
    where data_checks.institution_id = ${institutionId} and data_checks.state = 'open'
    order by data_checks.opened_at, data_checks.account_id, data_checks.code
    limit ${limit} offset ${(page - 1) * limit}`.execute(tx);
  return {
    total: counted.rows[0]?.total ?? 0,
    rows: found.rows.map(({ balanceMinor, currency, openedAt, ...row }) => ({
      ...row,
      balance: moneyToWire(balanceMinor, currency),
      openedAt: openedAt.toString(),
    })),
  };
}
