// SPDX-License-Identifier: Apache-2.0
// The outbox and its tasks as staff see and handle them.
import { ok, refuse } from '@fairvisit/domain/result.ts';
import type { HandlersOf } from '../http/handler.ts';
import { endTask } from './end-task.action.ts';
import { handleMessage } from './handle-message.action.ts';
import { messageList } from './message-list.query.ts';
import { messagePage } from './message-page.query.ts';
import { releaseMessage } from './release-message.action.ts';
import { takeBackMessage } from './take-back-message.action.ts';
import { taskList } from './task-list.query.ts';

export const messageHandlers = {
  'message.list': async ({ ground, actor, query }) => {
    const { institutionId } = actor;
    const list = (tx: Parameters<typeof messageList>[0]) =>
      messageList(tx, { institutionId, query });
    return ok(await ground.db.forInstitution(institutionId, list));
  },
  'message.page': async ({ ground, actor, params }) => {
    const page = await ground.db.forInstitution(actor.institutionId, (tx) =>
      messagePage(tx, { ground, actor, ...params }),
    );
    return page === null ? refuse({ code: 'thing.not-found' }) : ok(page);
  },
  'message.release': ({ ground, actor, params, body }) =>
    releaseMessage(ground, actor, { ...params, ...body }),
  'message.cancel': ({ ground, actor, params, body }) =>
    takeBackMessage(ground, actor, { ...params, ...body }),
  'message.handle': ({ ground, actor, params, body }) =>
    handleMessage(ground, actor, { ...params, ...body }),
  'task.list': async ({ ground, actor, query }) => {
    const { institutionId } = actor;
    const list = (tx: Parameters<typeof taskList>[0]) =>
      taskList(tx, { ground, institutionId, query });
    return ok(await ground.db.forInstitution(institutionId, list));
  },
  'task.end': ({ ground, actor, params, body }) => endTask(ground, actor, { ...params, ...body }),
} satisfies HandlersOf<
  | 'message.list'
  | 'message.page'
  | 'message.release'
  | 'message.cancel'
  | 'message.handle'
  | 'task.list'
  | 'task.end'
>;
