// SPDX-License-Identifier: Apache-2.0
// What happened before, as the law reads it: every attempt and conversation over all channels and
// actors once, each booked visit, each notice that stands, and what is still open between the two.
import type { Facts } from '@fairvisit/law/input/facts-shape.ts';
import { localDay, minuteAt, type ZoneTable } from '@fairvisit/law/time/zone-table.ts';
import type { AccountRow } from './facts-accounts.query.ts';
import type { ContactRow } from './facts-contacts.query.ts';
import type { DisputeRow } from './facts-disputes.query.ts';
import type { NoticeRow } from './facts-notices.query.ts';
import type { RowsOfPerson } from './facts-rows.ts';

export function historyOf(rows: RowsOfPerson, zone: ZoneTable, today: number): Facts['history'] {
  const { contacts, pauses } = rows;
  const matters = (reason: string) => pauses.filter((pause) => pause.reason === reason);
  return {
    calls: contacts.filter(isCall).map((contact) => ({
      at: contact.at,
      outcome: callOutcome(contact.outcome),
      startedByCardholder: contact.started_by === 'person',
      ...(contact.contact_point_id === null ? {} : { address: contact.contact_point_id }),
    })),
    messages: contacts.filter(isMessageSent).map(({ at, channel }) => ({ at, channel })),
    visits: [
      ...contacts.filter(({ channel }) => channel === 'visit').map(visitMade),
      ...booked(rows),
    ],
    thirdPartyContacts: [],
    visitNotices: rows.notices.map(noticeSent),
    reminders: remindersOf(rows, zone, today),
    outsourcingNotices: [],
    estateNotices: [],
    refusals: refusalsOf(contacts, zone),
    complaints: matters('complaint').map((pause) => ({
      openedOn: pause.from_day,
      closedOn: pause.until_day,
      subject: 'other',
    })),
    disputes: disputesOf(rows),
  };
}

/** A later wish of the person's own takes an earlier "no" back. */
function refusalsOf(
  contacts: readonly ContactRow[],
  zone: ZoneTable,
): NonNullable<Facts['history']['refusals']> {
  const askedAt = contacts.findLast((contact) => contact.outcome === 'asked-for-visit')?.at;
  return contacts
    .filter((contact) => contact.outcome === 'declined-visits')
    .filter((contact) => askedAt === undefined || contact.at > askedAt)
    .map((contact) => ({ on: localDay(zone, contact.at), of: 'visits' }));
}

/** One message; what never left the house reached nobody, and what he wrote himself is his own. */
function isMessageSent(contact: ContactRow): boolean {
  return (
    !isCall(contact) &&
    contact.channel !== 'visit' &&
    contact.outcome !== 'failed' &&
    contact.started_by === 'institution'
  );
}

function isCall(contact: ContactRow): boolean {
  return contact.channel === 'call' || contact.channel === 'voicebot';
}

/** A stranger's answer is an attempt that did not reach the person, and no proof of a lost number. */
function callOutcome(outcome: string): 'unanswered' | 'conversation' | 'invalid_number' {
  switch (outcome) {
    case 'number-invalid':
      return 'invalid_number';
    case 'conversation':
    case 'declined-visits':
    case 'asked-for-visit':
    case 'promised':
    case 'answered':
    case 'delivered':
    case 'completed':
      return 'conversation';
    default:
      return 'unanswered';
  }
}

type Visit = NonNullable<Facts['history']['visits']>[number];

const outcomesWithoutMeeting = ['absent', 'failed', 'no-answer', 'not-the-person'];

function visitMade(contact: ContactRow): Visit {
  return {
    at: contact.at,
    completed: !outcomesWithoutMeeting.includes(contact.outcome),
    wishedByCardholder: false,
    ...(contact.address_id === null ? {} : { addressKey: contact.address_id }),
  };
}

function booked({ visits }: RowsOfPerson): Visit[] {
  return visits.map((visit) => ({
    at: visit.at,
    addressKey: visit.address_id,
    completed: true,
    wishedByCardholder: visit.was_wished,
  }));
}

/** A due date that has passed was told by the statement before it. */
function remindersOf(
  { statements, accounts }: RowsOfPerson,
  zone: ZoneTable,
  today: number,
): NonNullable<Facts['history']['reminders']> {
  const told = [
    ...statements.map((statement) => statement.told_day),
    ...accounts.flatMap((account) =>
      account.told_due_day !== null && account.told_due_day <= today ? [account.told_due_day] : [],
    ),
  ];
  return told.map((day) => ({ sentAt: minuteAt(zone, day, 0), delivered: true }));
}

type VisitNotice = NonNullable<Facts['history']['visitNotices']>[number];

/** A notice names window, officers, purpose, rights and complaint line, or it is not made at all. */
function noticeSent(notice: NoticeRow): VisitNotice {
  return {
    sentAt: notice.sent_at,
    channel: notice.channel,
    delivered: notice.is_proven,
    complete: true,
    windowFrom: notice.from_day,
    windowUntil: notice.until_day,
  };
}

/** A pause for a dispute names no account: it stands for all that is owed. */
function disputesOf(rows: RowsOfPerson): NonNullable<Facts['history']['disputes']> {
  const { disputes, pauses } = rows;
  const wholeDebt = isAllDisputed(rows);
  return [
    ...pauses
      .filter(({ reason }) => reason === 'dispute')
      .map((pause) => ({
        openedOn: pause.from_day,
        closedOn: pause.until_day,
        subject: 'other' as const,
        wholeDebt: true,
      })),
    ...disputes.map(({ opened_day, subject }) => ({
      openedOn: opened_day,
      closedOn: null,
      subject,
      wholeDebt,
    })),
  ];
}

function isAllDisputed({ accounts, disputes }: RowsOfPerson): boolean {
  const due = accounts.filter((account) => account.overdue_minor > 0);
  return due.length > 0 && due.every((account) => isWhollyDisputed(account, disputes));
}

function isWhollyDisputed(account: AccountRow, disputes: readonly DisputeRow[]): boolean {
  const own = disputes.filter((dispute) => dispute.account_id === account.account_id);
  if (own.some((dispute) => dispute.amount_minor === null)) return true;
  const disputed = own.reduce((total, dispute) => total + (dispute.amount_minor ?? 0), 0);
  return disputed >= account.overdue_minor;
}
