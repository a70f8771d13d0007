// SPDX-License-Identifier: Apache-2.0
// Which institution a host name belongs to. The loopback names mean the only one there is.
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import type { Database } from '../db/database.ts';

const loopbackNames = new Set(['127.0.0.1', 'localhost', '::1', '[::1]']);

export async function institutionOfHost(db: Database, host: string): Promise<InstitutionId | null> {
  const name = host.toLowerCase();
  return db.forNobody(async (tx) => {
    const named = await sql<{ id: InstitutionId }>`
      select id from institutions where host = ${name} order by id limit 1`.execute(tx);
    if (named.rows[0]) return named.rows[0].id;
    if (!loopbackNames.has(name)) return null;
    const all = await sql<{ id: InstitutionId }>`
      select id from institutions order by id limit 2`.execute(tx);
    return all.rows.length === 1 ? (all.rows[0]?.id ?? null) : null;
  });
}
