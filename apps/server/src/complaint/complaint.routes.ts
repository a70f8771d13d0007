// SPDX-License-Identifier: Apache-2.0
// Complaints as staff see them: the list with its days left, one written down for the person, and
// the end of one.
import { ok } from '@fairvisit/domain/result.ts';
import { businessTime } from '../clock/business-clock.ts';
import type { HandlersOf } from '../http/handler.ts';
import { closeComplaint } from './close-complaint.action.ts';
import { complaintList } from './complaint-list.query.ts';
import { recordComplaint } from './record-complaint.action.ts';

export const complaintHandlers = {
  'complaint.list': async ({ ground, actor, query }) => {
    const { institutionId } = actor;
    const list = await ground.db.forInstitution(institutionId, async (tx) =>
      complaintList(tx, {
        ground,
        institutionId,
        query,
        time: await businessTime(tx, ground, institutionId),
      }),
    );
    return ok(list);
  },
  'complaint.open': ({ ground, actor, params, body }) =>
    recordComplaint(ground, actor, { cardholderId: params.cardholderId, ...body }),
  'complaint.close': ({ ground, actor, params, body }) =>
    closeComplaint(ground, actor, { complaintId: params.complaintId, ...body }),
} satisfies HandlersOf<'complaint.list' | 'complaint.open' | 'complaint.close'>;
