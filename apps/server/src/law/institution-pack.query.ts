// SPDX-License-Identifier: Apache-2.0
// The rules as this institution has set them. Built once per content: a pack takes milliseconds to
// build and is asked for at every act.
import { assert } from '@fairvisit/domain/assert.ts';
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { cnPack } from '@fairvisit/law/cn/cn-pack.ts';
import { canonicalPack, type Pack } from '@fairvisit/law/pack.ts';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import { canonicalJson, sha256 } from './canonical-json.ts';
import { lawCodeHash } from './code-hash.ts';
import { parsePackSettings } from './pack-settings.ts';

export interface InstitutionPack {
  readonly pack: Pack;
  /** Of the pack's canonical text: parameters, calendar, policies, verifications. */
  readonly packHash: Buffer;
  /** Of the rules' source files. */
  readonly codeHash: Buffer;
}

const packsKeptMax = 50;
const packs = new Map<string, InstitutionPack>();

export async function institutionPack(
  tx: Tx,
  institutionId: InstitutionId,
): Promise<InstitutionPack> {
  const found = await sql<{ policies: unknown }>`
    select policies from institution_settings
    where institution_id = ${institutionId}
    limit 1`.execute(tx);
  const row = found.rows[0];
  assert(row, 'an institution has settings');
  return packOf(row.policies);
}

/** The pack for stored policies; the same content gives the same object. */
function packOf(policies: unknown): InstitutionPack {
  const key = canonicalJson(policies);
  const known = packs.get(key);
  if (known) return known;
  const pack = cnPack(parsePackSettings(policies));
  const made = { pack, packHash: sha256(canonicalPack(pack)), codeHash: lawCodeHash() };
  if (packs.size >= packsKeptMax) packs.clear();
  packs.set(key, made);
  return made;
}
