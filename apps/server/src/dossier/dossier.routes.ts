// SPDX-License-Identifier: Apache-2.0
// Dossiers of visits: their versions, a new one, and the file.
import { ok, refuse } from '@fairvisit/domain/result.ts';
import { casePerson } from '../case/case-person.query.ts';
import type { HandlersOf } from '../http/handler.ts';
import { dossiersOfPerson, visitsForDossiers } from './dossiers-of-person.query.ts';
import { makeDossier } from './make-dossier.action.ts';
import { openDossier } from './open-dossier.action.ts';

export const dossierHandlers = {
  'dossier.list': ({ ground, actor, params }) =>
    ground.db.forInstitution(actor.institutionId, async (tx) => {
      const asked = { institutionId: actor.institutionId, cardholderId: params.cardholderId };
      if ((await casePerson(tx, asked)) === null) return refuse({ code: 'thing.not-found' });
      const rows = await dossiersOfPerson(tx, asked);
      return ok({ rows, visits: await visitsForDossiers(tx, asked) });
    }),
  'dossier.make': ({ ground, actor, params, body }) =>
    makeDossier(ground, actor, { visitId: params.visitId, ...body }),
  'dossier.file': ({ ground, actor, params }) => openDossier(ground, actor, params),
} satisfies HandlersOf<'dossier.list' | 'dossier.make' | 'dossier.file'>;
