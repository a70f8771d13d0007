// SPDX-License-Identifier: Apache-2.0
// Whether the wall between institutions stands: asked of the catalogue, not of our own word.
import { sql } from 'kysely';
import type { Database } from './database.ts';

export interface DatabaseWall {
  /** Tables that name an institution but lack forced row-level security. */
  readonly tablesWithoutWall: number;
  /** Whether the role of a request is a superuser or may bypass row-level security. */
  readonly canBypass: boolean;
}

export async function databaseWall(db: Database): Promise<DatabaseWall> {
  return db.forNobody(async (tx) => {
    const found = await sql<DatabaseWall>`
      select (
          select count(*) from pg_class
          join pg_namespace on pg_namespace.oid = pg_class.relnamespace
            and pg_namespace.nspname = 'public'
          join pg_attribute on pg_attribute.attrelid = pg_class.oid
            and pg_attribute.attname = 'institution_id'
          where pg_class.relkind = 'r'
            and not (pg_class.relrowsecurity and pg_class.relforcerowsecurity)
        ) as "tablesWithoutWall",
        (rolsuper or rolbypassrls) as "canBypass"
      from pg_roles
      where rolname = current_user
      limit 1`.execute(tx);
    return found.rows[0] ?? { tablesWithoutWall: 0, canBypass: true };
  });
}
