// SPDX-License-Identifier: Apache-2.0
// Harmless values for facts that nobody named: for tests and examples only, since in real work an
// unnamed fact is an unknown one.
import type { Contact } from '../act.ts';
import { MINUTES_PER_DAY } from '../time/calendar-day.ts';
import type { Facts } from './facts-shape.ts';

const YEAR_DAYS = 365;
const NOTICE_DAYS = 5;

export function benignContact(contact: Partial<Contact>): Partial<Contact> {
  const visit = contact.kind === 'visit' || contact.kind === 'doorstep_followup';
  return {
    purpose: 'learn_reason',
    channelAddress: 'number-1',
    contactSource: 'contract',
    regionCode: '310115',
    counterpart: 'cardholder',
    proposedByCardholder: false,
    startedByCardholder: false,
    counterpartRefused: false,
    mentionsDebt: false,
    usesAuthorityNames: false,
    commercial: false,
    postedPublicly: false,
    letterComplete: true,
    recorded: true,
    institutionNamed: true,
    claimsDisputedPart: false,
    planFindings: { exceedsAbility: true, willing: true },
    planTermsComplete: true,
    planOral: false,
    ...(visit ? benignVisit : {}),
  };
}

const benignVisit: Partial<Contact> = {
  placeKind: 'home',
  addressKind: 'residence',
  approach: 'announced',
  entry: 'outside',
  camera: 'off',
  visitRecorded: true,
  recordingRefused: false,
  safetyCheckIn: true,
  takesCashOrCard: false,
};

/** Facts of an ordinary, healthy, well-announced case on the day of the act. */
export function benignFacts(start: number, actDay: number): Facts {
  const later = actDay + YEAR_DAYS;
  const noticed = start - NOTICE_DAYS * MINUTES_PER_DAY;
  return {
    actor: {
      kind: 'own_staff',
      count: 2,
      badgesNamed: true,
      trainingValidTo: later,
      authorisationValidTo: later,
      whitelisted: true,
      inspectionValidTo: later,
      usesOfficialNumber: true,
      responsibleManager: true,
    },
    cardholder: {
      zonesPossible: ['Asia/Shanghai'],
      ageBand: 'adult',
      capacity: 'full',
      vulnerable: [],
      pregnant: false,
      hospitalised: false,
      bereavedOn: null,
      deceasedOn: null,
      hardships: [],
      hardshipReview: null,
      attorney: null,
      insolvencyStay: null,
      nightConsent: null,
      preferredWindows: [],
      inconvenientWindows: [],
      channelOptOuts: [],
    },
    account: { jurisdiction: 'CN', plan: null, frozenReason: null },
    history: {
      calls: [],
      messages: [],
      visits: [],
      thirdPartyContacts: [],
      visitNotices: [
        {
          sentAt: noticed,
          channel: 'sms',
          delivered: true,
          complete: true,
          windowFrom: actDay - 1,
          windowUntil: actDay + 9,
        },
      ],
      reminders: [{ sentAt: noticed, delivered: true }],
      outsourcingNotices: [{ sentAt: noticed, channel: 'sms', delivered: true }],
      estateNotices: [],
      refusals: [],
      complaints: [],
      disputes: [],
    },
    protection: { noContactOrder: null },
    rulePack: { version: 'shipped', fetchedAt: start + YEAR_DAYS * MINUTES_PER_DAY },
  };
}
