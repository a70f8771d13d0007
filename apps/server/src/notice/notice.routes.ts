// SPDX-License-Identifier: Apache-2.0
// What supervisors decide about notices.
import type { HandlersOf } from '../http/handler.ts';
import { decideDoorstep } from './decide-doorstep.action.ts';

export const noticeHandlers = {
  'doorstep.decide': ({ ground, actor, params, body }) =>
    decideDoorstep(ground, actor, { visitId: params.visitId, input: body }),
} satisfies HandlersOf<'doorstep.decide'>;
