// SPDX-License-Identifier: Apache-2.0
// One person on one page. Masked values only: what identifies somebody is shown by a reveal, which
// is written down.
import type { CasePage } from '@fairvisit/api/case.ts';
import { bucketOfDays } from '@fairvisit/domain/account/delinquency.ts';
import { assert } from '@fairvisit/domain/assert.ts';
import { dayAt } from '@fairvisit/domain/time/clock.ts';
import { mayBeVisited } from '@fairvisit/domain/visit/visitable-address.ts';
import type { BusinessTime } from '../clock/business-clock.ts';
import type { Tx } from '../db/database.ts';
import type { Actor } from '../ground.ts';
import { institutionPack } from '../law/institution-pack.query.ts';
import {
  type CaseAccount,
  type CaseStatement,
  caseAccounts,
  caseRelated,
  caseStatements,
} from './case-accounts.query.ts';
import { caseNow } from './case-now.query.ts';
import { type CasePause, casePauses } from './case-pauses.query.ts';
import {
  type CaseDispute,
  type CasePayment,
  caseDisputes,
  casePayments,
} from './case-payments.query.ts';
import { type CasePerson, casePerson } from './case-person.query.ts';
import {
  type CaseAddress,
  type CaseContactPoint,
  caseAddresses,
  caseContactPoints,
} from './case-reach.query.ts';
import { caseTimeline } from './case-timeline.query.ts';
import { caseVisits } from './case-visits.query.ts';
import { caseWishes } from './case-wishes.query.ts';
import { type LatenessDay, latenessOf } from './lateness.ts';
import { latenessRules } from './lateness-rules.query.ts';
import { moneyToWire } from './money-wire.ts';
import { visitNecessities } from './visit-necessity.query.ts';

export interface CasePageAsked {
  /** Who reads: whether he may ring depends on his own training. */
  readonly actor: Actor;
  readonly cardholderId: string;
  readonly time: BusinessTime;
}

/** Null when there is no such person here; a foreign one is not told from a missing one. */
export async function casePageOf(tx: Tx, page: CasePageAsked): Promise<CasePage | null> {
  const { actor, cardholderId, time } = page;
  const asked = { institutionId: actor.institutionId, cardholderId };
  const person = await casePerson(tx, asked);
  if (!person) return null;
  const { pack } = await institutionPack(tx, actor.institutionId);
  const contactPoints = await caseContactPoints(tx, asked);
  const addresses = await caseAddresses(tx, asked);
  const accounts = await caseAccounts(tx, asked);
  const accountIds = accounts.map((account) => account.accountId);
  const entries = {
    statements: await caseStatements(tx, { ...asked, accountIds }),
    payments: await casePayments(tx, asked),
    disputes: await caseDisputes(tx, asked),
  };
  const pauses = await casePauses(tx, asked);
  const late = {
    on: dayAt(time.now, person.zone),
    countPauses: pauses.filter((pause) => pause.stopsCount),
    rules: await latenessRules(tx, actor.institutionId),
  };
  const needs = await visitNecessities(tx, { ...asked, cardholderIds: [cardholderId], time });
  const necessity = needs.get(cardholderId);
  assert(necessity, 'a person who was read has a need computed');
  return {
    cardholderId,
    ...caseOf(person),
    isMadeUp: person.isMadeUp,
    person: personOf(person, contactPoints, addresses),
    related: await caseRelated(tx, asked),
    accounts: accounts.map((account) => accountOf(account, entries, late)),
    pauses: pauses.map(pauseOf),
    now: await caseNow(tx, { ...page, pack, contactPoints, addresses }),
    necessity: { ...necessity, because: [...necessity.because] },
    visits: await caseVisits(tx, asked),
    wishes: await caseWishes(tx, asked),
    timeline: await caseTimeline(tx, { ...asked, zone: person.zone, pack, pauses }),
  };
}

function caseOf(person: CasePerson) {
  return {
    caseId: person.caseId,
    state: person.state ?? ('none' as const),
    openedOn: person.openedOn?.toString() ?? null,
    closedOn: person.closedOn?.toString() ?? null,
    closeReason: person.closeReason,
    priorityStep: person.priorityStep ?? 0,
    priorityReasons: person.priorityReasons ?? [],
  };
}

function personOf(
  person: CasePerson,
  contactPoints: readonly CaseContactPoint[],
  addresses: readonly CaseAddress[],
): CasePage['person'] {
  return {
    nameMasked: person.nameMasked,
    identityMasked: person.identityMasked,
    language: person.language,
    contactPoints: contactPoints.map((point) => ({
      ...point,
      confirmedOn: point.confirmedOn?.toString() ?? null,
    })),
    addresses: addresses.map(({ isRetired, ...address }) => ({
      ...address,
      confirmedOn: address.confirmedOn?.toString() ?? null,
      livesHereConfirmedOn: address.livesHereConfirmedOn?.toString() ?? null,
      mayBeVisited: mayBeVisited({ ...address, isRetired }),
    })),
  };
}

const statementsShownMax = 120;
const movesShownMax = 50;

interface AccountEntries {
  readonly statements: readonly CaseStatement[];
  readonly payments: readonly CasePayment[];
  readonly disputes: readonly CaseDispute[];
}

function accountOf(
  account: CaseAccount,
  { statements, payments, disputes }: AccountEntries,
  late: LatenessDay,
): CasePage['accounts'][number] {
  const { currency, limitMinor } = account;
  const { bucket, days, isQuiet } = latenessOf(account, late);
  return {
    accountId: account.accountId,
    reference: account.reference,
    product: account.product,
    role: account.role,
    bucket,
    daysPastDue: days,
    dueOn: account.oldestUnpaidDueOn?.toString() ?? null,
    dueSource: account.dueSource,
    isQuiet,
    limit: limitMinor === null ? null : moneyToWire(limitMinor, currency),
    balance: moneyToWire(account.balanceMinor, currency),
    overdue: moneyToWire(account.overdueMinor, currency),
    dataCheck: account.dataCheck,
    hasJump: account.hasJump,
    payments: payments
      .filter(({ accountId }) => accountId === account.accountId)
      .slice(0, movesShownMax)
      .map(({ paymentId, amountMinor, valuedOn, reversedOn }) => ({
        paymentId,
        amount: moneyToWire(amountMinor, currency).amount,
        valuedOn: valuedOn.toString(),
        reversedOn: reversedOn?.toString() ?? null,
      })),
    disputes: disputes
      .filter(({ accountId }) => accountId === account.accountId)
      .slice(0, movesShownMax)
      .map(({ disputeId, subject, amountMinor, openedOn, closedOn }) => ({
        disputeId,
        subject,
        amount: amountMinor === null ? null : moneyToWire(amountMinor, currency).amount,
        openedOn: openedOn.toString(),
        closedOn: closedOn?.toString() ?? null,
      })),
    statements: statements
      .filter((statement) => statement.accountId === account.accountId)
      .slice(0, statementsShownMax)
      .map((statement) => ({
        month: statement.cycleOn.toString().slice(0, 'yyyy-mm'.length),
        status: statement.status,
        bucket: bucketOfStatus(statement.status),
        bill: moneyToWire(statement.billMinor, currency),
        paid: moneyToWire(statement.paidMinor, currency),
        hasJump: statement.hasJump,
      })),
  };
}

const daysPerMonthLate = 30;

/** A file's status counts months past due; 0 and below are on time. */
function bucketOfStatus(status: number) {
  return bucketOfDays(Math.max(0, status) * daysPerMonthLate);
}

function pauseOf(pause: CasePause): CasePage['pauses'][number] {
  return {
    ...pause,
    fromOn: pause.fromOn.toString(),
    untilOn: pause.untilOn?.toString() ?? null,
    toldOn: pause.toldOn.toString(),
  };
}
