// SPDX-License-Identifier: Apache-2.0
// Plans of a day over HTTP.
import { ok } from '@fairvisit/domain/result.ts';
import { dayText } from '@fairvisit/law/time/calendar-day.ts';
import { businessTime } from '../clock/business-clock.ts';
import type { HandlersOf } from '../http/handler.ts';
import { institutionPack } from '../law/institution-pack.query.ts';
import { dayOf } from '../law/law-time.ts';
import { dayPlanOf, newestDayPlanId } from './day-plan.query.ts';
import { makeDayPlan } from './make-day-plan.action.ts';
import { nextPlannableDay } from './next-plannable-day.ts';
import { publishDayPlan } from './publish-day-plan.action.ts';

export const dayPlanHandlers = {
  'day-plan.make': ({ ground, actor, body }) => makeDayPlan(ground, actor, { input: body }),
  'day-plan.newest': ({ ground, actor, query }) => {
    const { institutionId } = actor;
    return ground.db.forInstitution(institutionId, async (tx) => {
      const time = await businessTime(tx, ground, institutionId);
      const { pack } = await institutionPack(tx, institutionId);
      const next = nextPlannableDay(pack, dayOf(time.day));
      const planId = await newestDayPlanId(tx, institutionId, query.on);
      return ok({
        plan: planId === null ? null : await dayPlanOf(tx, { ground, institutionId, planId }),
        nextWorkingDay: next === null ? null : dayText(next),
      });
    });
  },
  'day-plan.publish': ({ ground, actor, params, body }) =>
    publishDayPlan(ground, actor, {
      planId: params.planId,
      idempotencyKey: body.idempotencyKey,
    }),
} satisfies HandlersOf<'day-plan.make' | 'day-plan.newest' | 'day-plan.publish'>;
