// SPDX-License-Identifier: Apache-2.0
// Requests for visits over HTTP.
import { ok } from '@fairvisit/domain/result.ts';
import { businessTime } from '../clock/business-clock.ts';
import type { HandlersOf } from '../http/handler.ts';
import { decideRequests } from './decide-requests.action.ts';
import { listRequests } from './list-requests.query.ts';
import { requestVisit } from './request-visit.action.ts';
import { suggestRequests } from './suggest-requests.action.ts';

export const visitHandlers = {
  'visit-request.list': ({ ground, actor, query }) => {
    const { institutionId } = actor;
    return ground.db.forInstitution(institutionId, async (tx) => {
      const time = await businessTime(tx, ground, institutionId);
      return ok(await listRequests(tx, { institutionId, query, time }));
    });
  },
  'visit-request.make': ({ ground, actor, body }) => requestVisit(ground, actor, body),
  'visit-request.suggest': ({ ground, actor, body }) => suggestRequests(ground, actor, body),
  'visit-request.decide': ({ ground, actor, body }) => decideRequests(ground, actor, body),
} satisfies HandlersOf<
  'visit-request.list' | 'visit-request.make' | 'visit-request.suggest' | 'visit-request.decide'
>;
