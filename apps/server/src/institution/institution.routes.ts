// SPDX-License-Identifier: Apache-2.0
// The institution itself: who works there, and its own settings.
import { ok } from '@fairvisit/domain/result.ts';
import type { HandlersOf } from '../http/handler.ts';
import { changeSettings } from './change-settings.action.ts';
import { readSettings } from './settings.query.ts';
import { staffList } from './staff-list.query.ts';

export const institutionHandlers = {
  'staff.list': async ({ ground, actor: { institutionId } }) =>
    ok(await ground.db.forInstitution(institutionId, (tx) => staffList(tx, institutionId))),
  'settings.read': async ({ ground, actor: { institutionId } }) =>
    ok(await ground.db.forInstitution(institutionId, (tx) => readSettings(tx, institutionId))),
  'settings.change': ({ ground, actor, body }) => changeSettings(ground, actor, body),
} satisfies HandlersOf<'staff.list' | 'settings.read' | 'settings.change'>;
