// SPDX-License-Identifier: Apache-2.0
// The ground a verb stands on: the database it names, and the one institution it is about.
import { assert } from '@fairvisit/domain/assert.ts';
import { type InstitutionId, parseInstitutionId } from '@fairvisit/domain/ids.ts';
import { openGround } from '@fairvisit/server/composition.ts';
import type { Actor, Ground } from '@fairvisit/server/ground.ts';
import { addInstitution } from '@fairvisit/server/institution/add-institution.action.ts';
import { institutionIds } from '@fairvisit/server/institution/institution-ids.query.ts';
import { type Words, WrongWords } from './words.ts';

export interface Opened {
  readonly ground: Ground;
  readonly actor: Actor;
  readonly close: () => Promise<void>;
}

const defaultFolder = './var/fairvisit';

/** The address named by `--database`, DATABASE_URL or the default folder. */
export function databaseAddress(words: Words): string {
  return words.value('database') ?? process.env.DATABASE_URL ?? defaultFolder;
}

/**
 * Opens the database and finds its institution; an empty database gets one, so that a file can be
 * imported with a single command. With several, `--institution` names the one that is meant.
 */
export async function openInstitution(words: Words): Promise<Opened> {
  const opened = await openGround({ database: databaseAddress(words) });
  if (!opened.ok) throw new WrongWords(opened.sentence);
  const { ground, close } = opened;
  try {
    const institutionId = await meantInstitution(ground, words.value('institution'));
    return { ground, actor: { kind: 'system', institutionId }, close };
  } catch (cause) {
    await close();
    throw cause;
  }
}

async function meantInstitution(ground: Ground, named: string | undefined): Promise<InstitutionId> {
  const ids = await ground.db.forNobody(institutionIds);
  if (named !== undefined) {
    const found = ids.find((id) => id === named);
    if (found === undefined) throw new WrongWords(`--institution "${named}": is not there`);
    return found;
  }
  const [only, ...others] = ids;
  if (others.length > 0) {
    throw new WrongWords(`--institution: is missing; there are ${ids.join(', ')}`);
  }
  if (only !== undefined) return only;
  const id = parseInstitutionId('bank');
  assert(id, 'the first institution has a well-formed name');
  await addInstitution(ground, { id, ...firstInstitution });
  return id;
}

const firstInstitution = {
  host: 'localhost',
  nameZh: '本行',
  nameEn: 'The bank',
  zone: 'Asia/Shanghai',
  region: 'CN',
  isDemo: false,
  standingAt: null,
};
