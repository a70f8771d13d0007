// SPDX-License-Identifier: Apache-2.0
// Makes the dossier of a visit. Equal figures give the version that is there; others supersede it,
// and every version is kept, sealed, with the hashes of its figures and of its bytes.
import type { DossierRow } from '@fairvisit/api/dossier.ts';
import { routeTable } from '@fairvisit/api/route-table.ts';
import { assert } from '@fairvisit/domain/assert.ts';
import { newId } from '@fairvisit/domain/ids.ts';
import { ok, refuse } from '@fairvisit/domain/result.ts';
import { sql } from 'kysely';
import { type Writing, writeAudit } from '../audit/audit-entry.ts';
import { businessTime } from '../clock/business-clock.ts';
import { lockCardholder } from '../contact/lock-cardholder.query.ts';
import type { Tx } from '../db/database.ts';
import { appendEvent } from '../events/append-event.ts';
import type { Actor, Ground } from '../ground.ts';
import { answerOnce } from '../http/answer-once.action.ts';
import type { Outcome } from '../http/handler.ts';
import { canonicalJson, sha256 } from '../law/canonical-json.ts';
import type { PrintedFile } from '../paper/sheet.ts';
import { notoSansSc } from '../paper/typeface.ts';
import { composeDossier } from './compose-dossier.query.ts';
import type { DossierFigures } from './dossier-figures.ts';
import { dossiersOfPerson } from './dossiers-of-person.query.ts';
import { drawDossier } from './draw-dossier.ts';
import { supersedeDossiersOf } from './supersede-dossiers.action.ts';
import { visitOfDossier } from './visit-of-dossier.query.ts';

export interface DossierToMake {
  readonly idempotencyKey: string;
  readonly visitId: string;
  /** The person's own language when left out. */
  readonly language?: 'zh' | 'en';
}

export async function makeDossier(
  ground: Ground,
  actor: Actor,
  input: DossierToMake,
): Promise<Outcome<DossierRow>> {
  return ground.db.forInstitution(actor.institutionId, (tx) =>
    answerOnce(
      tx,
      {
        ground,
        actor,
        act: 'dossier.make',
        key: input.idempotencyKey,
        request: input,
        answer: routeTable['dossier.make'].answer,
      },
      () => makeInside(tx, { ground, actor, input }),
    ),
  );
}

interface Making {
  readonly ground: Ground;
  readonly actor: Actor;
  readonly input: DossierToMake;
}

async function makeInside(tx: Tx, { ground, actor, input }: Making): Promise<Outcome<DossierRow>> {
  const { institutionId } = actor;
  const asked = { institutionId, visitId: input.visitId };
  const known = await visitOfDossier(tx, asked);
  if (known === null) return refuse({ code: 'thing.not-found' });
  await waitForMerges(tx, institutionId);
  await lockCardholder(tx, institutionId, known.cardholderId);
  // Read again: what was true before the lock may be so no more.
  const visit = await visitOfDossier(tx, asked);
  assert(visit, 'a visit that was read is not deleted');
  if (visit.state !== 'proposed' && visit.state !== 'planned') {
    return refuse({ code: 'visit.not-planned' });
  }
  const time = await businessTime(tx, ground, institutionId);
  const writing = { ground, actor, time };
  const language = input.language ?? visit.language;
  const figures = await composeDossier(tx, { ...asked, ground, visit, time, language });
  const figuresHash = sha256(canonicalJson(figures));
  const { cardholderId } = visit;
  const before = await dossiersOfPerson(tx, { ...asked, cardholderId });
  const current = before.find((row) => row.supersededAt === null);
  if (current?.figuresHash === figuresHash.toString('hex')) return ok(current);
  const version = Math.max(0, ...before.map((row) => row.version)) + 1;
  const file = await drawDossier({
    figures,
    version,
    figuresHash: figuresHash.toString('hex'),
    madeAt: time.now,
    typeface: notoSansSc(),
  });
  const made = { cardholderId, figures, figuresHash, version, file };
  const dossierId = await storeDossier(tx, writing, made);
  const [row] = await dossiersOfPerson(tx, { ...asked, cardholderId, dossierId });
  assert(row, 'what was stored can be read');
  return ok(row);
}

/** A file that is being merged knows only of dossiers that are there, and supersedes no later one. */
async function waitForMerges(tx: Tx, institutionId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(
    hashtextextended(${`portfolio-merge|${institutionId}`}, 0))`.execute(tx);
}

type DossierWriting = Writing & { readonly ground: Ground };

interface MadeDossier {
  readonly cardholderId: string;
  readonly figures: DossierFigures;
  readonly figuresHash: Buffer;
  readonly version: number;
  readonly file: PrintedFile;
}

async function storeDossier(tx: Tx, writing: DossierWriting, made: MadeDossier): Promise<string> {
  const { actor, ground, time } = writing;
  const { cardholderId, figures, figuresHash, file, version } = made;
  const { visitId } = figures.visit;
  const id = newId<string>(ground.ids);
  await supersedeDossiersOf(tx, writing, {
    cardholderIds: [cardholderId],
    visitId,
    reason: 'figures-changed',
  });
  const sealed = ground.keyring.seal(actor.institutionId, {
    place: dossierPlace,
    row: id,
    text: file.bytes.toString('base64'),
  });
  await sql`insert into dossiers
      (institution_id, cardholder_id, id, visit_id, version, language, as_of, pages, figures_hash,
       file_hash, file_sealed, made_at, made_by)
    values (${actor.institutionId}, ${cardholderId}, ${id}, ${visitId}, ${version},
      ${figures.language}, ${figures.asOf}, ${file.pages}, ${figuresHash}, ${file.hash}, ${sealed},
      ${time.now.toString()}, ${actor.kind === 'staff' ? actor.staffId : null})`.execute(tx);
  const codes = { visitId, version, language: figures.language, pages: file.pages };
  await appendEvent(tx, writing, {
    kind: 'dossier.made',
    cardholderId,
    subjectId: id,
    codes: { ...codes, fileHash: file.hash.toString('hex') },
  });
  await writeAudit(tx, writing, {
    act: 'dossier.make',
    thing: 'dossier',
    thingId: id,
    cardholderId,
    detail: codes,
  });
  return id;
}

export const dossierPlace = 'dossiers.file_sealed';
