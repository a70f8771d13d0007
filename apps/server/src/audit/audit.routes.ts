// SPDX-License-Identifier: Apache-2.0
// Reading the audit log.
import { ok } from '@fairvisit/domain/result.ts';
import type { HandlersOf } from '../http/handler.ts';
import { auditList } from './audit-list.query.ts';

export const auditHandlers = {
  'audit.list': async ({ ground, actor, query }) => {
    const { institutionId } = actor;
    return ok(
      await ground.db.forInstitution(institutionId, (tx) => auditList(tx, institutionId, query)),
    );
  },
} satisfies HandlersOf<'audit.list'>;
