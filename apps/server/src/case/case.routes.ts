// SPDX-License-Identifier: Apache-2.0
// Reading cases: the worklist, one person on one page, and one value behind its mask.
import { ok, refuse } from '@fairvisit/domain/result.ts';
import { businessTime } from '../clock/business-clock.ts';
import type { HandlersOf } from '../http/handler.ts';
import { casePageOf } from './case-page.query.ts';
import { revealValue } from './reveal-value.action.ts';
import { unansweredVisits } from './unanswered-visits.query.ts';
import { worklist } from './worklist.query.ts';

export const caseHandlers = {
  'case.list': ({ ground, actor, query }) =>
    ground.db.forInstitution(actor.institutionId, async (tx) => {
      const { institutionId } = actor;
      const time = await businessTime(tx, ground, institutionId);
      return ok(await worklist(tx, { institutionId, time, ...query }));
    }),
  'case.page': ({ ground, actor, params }) =>
    ground.db.forInstitution(actor.institutionId, async (tx) => {
      const time = await businessTime(tx, ground, actor.institutionId);
      const page = await casePageOf(tx, { actor, cardholderId: params.cardholderId, time });
      return page ? ok(page) : refuse({ code: 'thing.not-found' });
    }),
  'case.unanswered': ({ ground, actor }) =>
    ground.db.forInstitution(actor.institutionId, async (tx) =>
      ok({ rows: await unansweredVisits(tx, actor.institutionId) }),
    ),
  'case.reveal': ({ ground, actor, params, body }) =>
    revealValue(ground, actor, { cardholderId: params.cardholderId, ...body }),
} satisfies HandlersOf<'case.list' | 'case.page' | 'case.unanswered' | 'case.reveal'>;
