// SPDX-License-Identifier: Apache-2.0
// The schema that all migrations together give, as one readable document: what a reviewer sees of a
// migration is the change of this file.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assert } from '@fairvisit/domain/assert.ts';
import { openDatabase } from '../../apps/server/src/db/open-database.ts';

export const manifestPath = 'apps/server/schema.json';

interface Line {
  readonly table: string;
  readonly line: string;
}

/** Each part of a table is a list of lines, `what: how`, in a stable order. */
const parts = {
  columns: `
    select c.relname as table, a.attname || ': ' || format_type(a.atttypid, a.atttypmod)
           || case when a.attnotnull then ' not null' else '' end
           || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') as line
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
    order by c.relname, a.attnum`,
  constraints: `
    select c.relname as table, n.conname || ': ' || pg_get_constraintdef(n.oid) as line
    from pg_constraint n
    join pg_class c on c.oid = n.conrelid
    where c.relnamespace = 'public'::regnamespace and n.contype <> 'n'
    order by c.relname, n.conname`,
  indexes: `
    select tablename as table, indexdef as line
    from pg_indexes
    where schemaname = 'public'
    order by tablename, indexname`,
  rowSecurity: `
    select c.relname as table, case when c.relforcerowsecurity then 'forced'
           when c.relrowsecurity then 'enabled' else 'none' end as line
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
    order by c.relname`,
  policies: `
    select tablename as table, policyname || ': ' || cmd || ' to ' || array_to_string(roles, ', ')
           || coalesce(' using ' || qual, '') || coalesce(' check ' || with_check, '') as line
    from pg_policies
    where schemaname = 'public'
    order by tablename, policyname`,
  grants: `
    select table_name as table, grantee || ': '
           || string_agg(lower(privilege_type), ', ' order by privilege_type) as line
    from information_schema.role_table_grants
    where table_schema = 'public' and grantee like 'fairvisit%'
    group by table_name, grantee
    order by table_name, grantee`,
} as const;

/** The document as it stands in the tree, after running every migration on a new database. */
export async function schemaManifest(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'fairvisit-schema-'));
  try {
    const opened = await openDatabase({ address: join(folder, 'database') });
    assert(opened.ok, 'a new folder is in nobody’s use');
    try {
      const tables: Record<string, Record<string, string[]>> = {};
      for (const [part, query] of Object.entries(parts)) {
        const { rows } = await opened.value.executeSql(query);
        for (const row of rows) {
          assert(isLine(row), `a line of ${part} names its table`);
          const table = tables[row.table] ?? {};
          tables[row.table] = { ...table, [part]: [...(table[part] ?? []), row.line] };
        }
      }
      return `${JSON.stringify({ tables }, null, 2)}\n`;
    } finally {
      await opened.value.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function isLine(row: unknown): row is Line {
  if (typeof row !== 'object' || row === null || !('table' in row) || !('line' in row))
    return false;
  return typeof row.table === 'string' && typeof row.line === 'string';
}
