// SPDX-License-Identifier: Apache-2.0
// The portfolio over HTTP: figures, lists, imports, quarantine and data checks.
import { ok } from '@fairvisit/domain/result.ts';
import { businessTime } from '../clock/business-clock.ts';
import type { HandlersOf } from '../http/handler.ts';
import { findPeople } from '../people/find-people.query.ts';
import { clearDataCheck } from './clear-data-check.action.ts';
import { dataCheckList } from './data-check-list.query.ts';
import { dismissRow } from './dismiss-row.action.ts';
import { importList } from './import-list.query.ts';
import { overdueList } from './overdue-list.query.ts';
import { overviewOf } from './overview.query.ts';
import { quarantineList } from './quarantine-list.action.ts';
import { resubmitRow } from './resubmit-row.action.ts';
import { rollBetween } from './roll.query.ts';
import { uploadPortfolio } from './upload-portfolio.action.ts';

export const portfolioHandlers = {
  'overview.read': ({ ground, actor: { institutionId } }) =>
    ground.db.forInstitution(institutionId, async (tx) => {
      const time = await businessTime(tx, ground, institutionId);
      return ok(await overviewOf(tx, { institutionId, time }));
    }),
  'portfolio.overdue': ({ ground, actor: { institutionId }, query }) =>
    ground.db.forInstitution(institutionId, async (tx) => {
      const time = await businessTime(tx, ground, institutionId);
      return ok(await overdueList(tx, { ...query, institutionId, time }));
    }),
  'portfolio.search': ({ ground, actor: { institutionId }, body }) =>
    ground.db.forInstitution(institutionId, async (tx) => {
      const { search, ...filters } = body;
      const cardholderIds = await findPeople(tx, ground, { institutionId, search });
      const time = await businessTime(tx, ground, institutionId);
      const found = { cardholderIds, reference: search };
      return ok(await overdueList(tx, { ...filters, institutionId, time, found }));
    }),
  'portfolio.roll': ({ ground, actor: { institutionId }, query }) =>
    ground.db.forInstitution(institutionId, async (tx) =>
      ok(await rollBetween(tx, { institutionId, ...query })),
    ),
  'portfolio.imports': ({ ground, actor: { institutionId }, query }) =>
    ground.db.forInstitution(institutionId, async (tx) =>
      ok(await importList(tx, { institutionId, ...query })),
    ),
  'portfolio.import': ({ ground, actor, query, upload }) =>
    uploadPortfolio(ground, actor, { ...query, upload }),
  'quarantine.list': async ({ ground, actor, query }) =>
    ok(await quarantineList(ground, actor, query)),
  'quarantine.resubmit': ({ ground, actor, params, body }) =>
    resubmitRow(ground, actor, { ...params, ...body }),
  'quarantine.dismiss': ({ ground, actor, params, body }) =>
    dismissRow(ground, actor, { ...params, ...body }),
  'data-check.list': ({ ground, actor: { institutionId }, query }) =>
    ground.db.forInstitution(institutionId, async (tx) =>
      ok(await dataCheckList(tx, { institutionId, ...query })),
    ),
  'data-check.clear': ({ ground, actor, params, body }) =>
    clearDataCheck(ground, actor, { ...params, ...body }),
} satisfies HandlersOf<
  | 'overview.read'
  | 'portfolio.overdue'
  | 'portfolio.search'
  | 'portfolio.roll'
  | 'portfolio.imports'
  | 'portfolio.import'
  | 'quarantine.list'
  | 'quarantine.resubmit'
  | 'quarantine.dismiss'
  | 'data-check.list'
  | 'data-check.clear'
>;
