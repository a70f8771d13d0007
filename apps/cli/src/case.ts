// SPDX-License-Identifier: Apache-2.0
// `fairvisit case list|show`: the worklist, and one person on one page. Masked values only.
import type { CasePage, WorklistRow } from '@fairvisit/api/case.ts';
import { parseId } from '@fairvisit/domain/ids.ts';
import { cardholderOfCase } from '@fairvisit/server/case/cardholder-of-case.query.ts';
import { casePageOf } from '@fairvisit/server/case/case-page.query.ts';
import { worklist } from '@fairvisit/server/case/worklist.query.ts';
import { businessTime } from '@fairvisit/server/clock/business-clock.ts';
import { answer, type Io, refused } from './io.ts';
import { openInstitution } from './open-institution.ts';
import { readWords, WrongWords, wholeNumber } from './words.ts';

const usage = {
  list: 'case list [--state open|paused|closed] [--limit N] [--database ADDRESS] [--json]',
  show: 'case show ID [--database ADDRESS] [--json]',
};
const states = ['open', 'paused', 'closed'] as const;
const limitMax = 200;

export async function caseVerb(args: readonly string[], io: Io): Promise<number> {
  const [verb, ...rest] = args;
  if (verb === 'list') return list(rest, io);
  if (verb === 'show') return show(rest, io);
  throw new WrongWords(`case ${verb ?? ''}: is no verb; it is list or show`);
}

async function list(args: readonly string[], io: Io): Promise<number> {
  const words = readWords(args, {
    flags: { state: 'value', limit: 'value', institution: 'value' },
    usage: usage.list,
  });
  const named = words.value('state');
  const state = states.find((one) => one === named);
  if (named !== undefined && state === undefined) {
    throw new WrongWords(`--state "${named}": is none of ${states.join(', ')}`);
  }
  const limit = wholeNumber(words, 'limit', { min: 1, max: limitMax, otherwise: 50 });
  const { ground, actor, close } = await openInstitution(words);
  try {
    const { institutionId } = actor;
    const found = await ground.db.forInstitution(institutionId, async (tx) => {
      const time = await businessTime(tx, ground, institutionId);
      return worklist(tx, { institutionId, time, page: 1, limit, state });
    });
    answer(io, words.json, {
      json: { total: found.total, cases: found.rows },
      lines: [`${found.total} cases, the first ${found.rows.length}:`, ...found.rows.map(lineOf)],
    });
    return 0;
  } finally {
    await close();
  }
}

function lineOf(row: WorklistRow): string {
  const overdue = row.overdue.map((money) => `${money.amount} ${money.currency}`).join(' + ');
  const reasons = row.priorityReasons.join(', ');
  return `${row.caseId}  ${row.priorityStep}  ${row.worstBucket}  ${row.daysPastDue} days  ${overdue}  ${reasons}`;
}

async function show(args: readonly string[], io: Io): Promise<number> {
  const words = readWords(args, {
    positional: ['ID'],
    flags: { institution: 'value' },
    usage: usage.show,
  });
  const id = parseId<string>(words.positional[0] ?? '');
  if (id === null) throw new WrongWords(`ID "${words.positional[0]}": is no id of a case`);
  const { ground, actor, close } = await openInstitution(words);
  try {
    const { institutionId } = actor;
    const page = await ground.db.forInstitution(institutionId, async (tx) => {
      const cardholderId = (await cardholderOfCase(tx, { institutionId, caseId: id })) ?? id;
      const time = await businessTime(tx, ground, institutionId);
      return casePageOf(tx, { actor, cardholderId, time });
    });
    if (page === null) {
      return refused(io, words.json, { code: 'thing.not-found', field: 'ID' });
    }
    answer(io, words.json, { json: { cases: [page] }, lines: pageLines(page) });
    return 0;
  } finally {
    await close();
  }
}

function pageLines(page: CasePage): string[] {
  return [
    `${page.person.nameMasked}  ${page.state}  ${page.priorityReasons.join(', ')}`,
    ...page.accounts.map(
      (account) =>
        `  ${account.reference}  ${account.bucket}  ${account.daysPastDue} days  ` +
        `${account.overdue.amount} ${account.overdue.currency}`,
    ),
    `  call now: ${page.now.call.verdict}; visit now: ${page.now.visit.verdict}`,
    ...page.timeline.map((entry) => `  ${entry.at}  ${entry.kind}  ${entry.actor}`),
  ];
}
