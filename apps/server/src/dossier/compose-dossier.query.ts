// SPDX-License-Identifier: Apache-2.0
// Reads all that a dossier says about a visit, and composes it. Name and address are opened here and
// go into the sealed file only.
import { daysPastDue } from '@fairvisit/domain/account/delinquency.ts';
import { assert } from '@fairvisit/domain/assert.ts';
import { isCurrency, type Minor, minor } from '@fairvisit/domain/money/money.ts';
import { dayAt } from '@fairvisit/domain/time/clock.ts';
import { policyOn } from '@fairvisit/law/pack.ts';
import { day as dayNumber } from '@fairvisit/law/time/calendar-day.ts';
import type { BusinessTime } from '../clock/business-clock.ts';
import type { Tx } from '../db/database.ts';
import type { Ground } from '../ground.ts';
import { institutionPack } from '../law/institution-pack.query.ts';
import { clausesOfVisit } from './clauses-of-visit.ts';
import {
  type DossierAccount,
  type DossierFigures,
  type DossierNotice,
  dossierFigures,
} from './dossier-figures.ts';
import {
  contactsOfDossier,
  hitsOfDecision,
  noticesOfDossier,
  proofsOfDossier,
} from './history-of-dossier.query.ts';
import {
  type AccountRow,
  accountsOfDossier,
  countPausesOfDossier,
  disputesOfDossier,
  statementsOfDossier,
} from './money-of-dossier.query.ts';
import {
  decisionOfVisit,
  officersOfVisit,
  type VisitAsked,
  type VisitRow,
} from './visit-of-dossier.query.ts';

export interface DossierAsked extends VisitAsked {
  readonly ground: Pick<Ground, 'keyring'>;
  readonly visit: VisitRow;
  readonly time: BusinessTime;
  readonly language: 'zh' | 'en';
}

export async function composeDossier(tx: Tx, asked: DossierAsked): Promise<DossierFigures> {
  const { institutionId, language, time, visit, visitId } = asked;
  const person = { institutionId, cardholderId: visit.cardholderId };
  const asOn = dayAt(time.now, visit.zone);
  const asOf = asOn.toString();
  const { pack } = await institutionPack(tx, institutionId);
  const decisionId = await decisionOfVisit(tx, asked);
  const hits = decisionId === null ? [] : await hitsOfDecision(tx, { ...person, decisionId });
  const pauses = await countPausesOfDossier(tx, person);
  const accounts = await accountsOfDossier(tx, person);
  const contacts = await contactsOfDossier(tx, { ...person, until: time.now });
  return dossierFigures({
    language,
    asOf,
    zone: visit.zone,
    institution: {
      name: language === 'zh' ? visit.nameZh : visit.nameEn,
      complaintLine: visit.complaintLine,
    },
    person: openPerson(asked),
    visit: {
      visitId,
      manner: visit.manner,
      windowFrom: visit.plannedFrom?.toString() ?? null,
      windowUntil: visit.plannedUntil?.toString() ?? null,
      officers: await officersOfVisit(tx, asked),
    },
    accounts: accounts.map((row) => accountOf(row, daysPastDue({ ...row, on: asOn, pauses }))),
    disputes: (await disputesOfDossier(tx, person)).map((row) => ({
      accountId: row.accountId,
      subject: row.subject,
      amount: minorOrNull(row.amountMinor),
      openedOn: row.openedOn.toString(),
    })),
    statements: (await statementsOfDossier(tx, person)).map((row) => ({
      accountId: row.accountId,
      cycleOn: row.cycleOn.toString(),
      bill: minorOrNull(row.billMinor),
      paid: minorOrNull(row.paidMinor),
    })),
    clauses: clausesOfVisit(hits, pack, asOf),
    contacts: contacts.map((row) => ({ ...row, at: row.at.toString() })),
    notices: await noticesWithProofs(tx, asked),
    refusalDays: policyOn(pack, dayNumber(asOf)).refusalDays,
  });
}

/** Read by officers and by the person himself: both need them in full. */
function openPerson({ ground, institutionId, visit }: DossierAsked): DossierFigures['person'] {
  const name =
    visit.nameSealed === null
      ? ''
      : ground.keyring.open(institutionId, {
          place: 'cardholder_names.name_sealed',
          row: visit.cardholderId,
          bytes: visit.nameSealed,
        });
  const address = ground.keyring.open(institutionId, {
    place: 'addresses.text_sealed',
    row: visit.addressId,
    bytes: visit.addressSealed,
  });
  return { name, address };
}

function accountOf(row: AccountRow, days: number): DossierAccount {
  const { accountId, currency, oldestUnpaidDueOn, product, reference } = row;
  assert(isCurrency(currency), 'an account has a known currency');
  return {
    accountId,
    reference,
    product,
    currency,
    limit: minorOrNull(row.limitMinor),
    balance: minor(row.balanceMinor),
    overdue: minor(row.overdueMinor),
    minimum: minorOrNull(row.minimumMinor),
    principal: minorOrNull(row.principalMinor),
    interest: minorOrNull(row.interestMinor),
    fees: minorOrNull(row.feesMinor),
    penalty: minorOrNull(row.penaltyMinor),
    dueOn: oldestUnpaidDueOn?.toString() ?? null,
    daysPastDue: days,
    isChecked: row.dataCheck !== null,
  };
}

function minorOrNull(amount: number | null): Minor | null {
  return amount === null ? null : minor(amount);
}

async function noticesWithProofs(tx: Tx, asked: DossierAsked): Promise<DossierNotice[]> {
  const { institutionId, visit, visitId } = asked;
  const own = { institutionId, cardholderId: visit.cardholderId, visitId };
  const proofs = await proofsOfDossier(tx, own);
  return (await noticesOfDossier(tx, own)).map((notice) => ({
    version: notice.version,
    windowFrom: notice.windowFrom.toString(),
    windowUntil: notice.windowUntil.toString(),
    madeAt: notice.madeAt.toString(),
    answer: notice.answer,
    answeredAt: notice.answeredAt?.toString() ?? null,
    endedReason: notice.endedReason,
    proofs: proofs
      .filter((proof) => proof.noticeId === notice.id)
      .map(({ kind, sentAt }) => ({ kind, sentAt: sentAt.toString() })),
  }));
}
