// SPDX-License-Identifier: Apache-2.0
// The exact facts an act asks for when nothing is known: a rule that stops asking would let acts
// through on ignorance.
import { expect, test } from 'vitest';
import { weigh } from '../src/decide.ts';
import type { ActKind } from '../src/input/act-shape.ts';
import { benignContact, benignFacts } from '../src/input/benign.ts';
import { day } from '../src/time/calendar-day.ts';
import { minuteAt } from '../src/time/zone-table.ts';
import { cnPack } from './cn-pack.ts';

const pack = cnPack();
const onDay = day('2026-11-25');
const start = minuteAt(pack.zone, onDay, 600);
const nothing = {
  actor: {},
  cardholder: {},
  account: {},
  history: {},
  protection: {},
  rulePack: {},
};

const ofEveryContact = [
  'account.frozenReason',
  'account.plan',
  'action.contactSource',
  'action.counterpart',
  'actor.kind',
  'cardholder.attorney',
  'cardholder.bereavedOn',
  'cardholder.capacity',
  'cardholder.channelOptOuts',
  'cardholder.deceasedOn',
  'cardholder.hardshipReview',
  'cardholder.hardships',
  'cardholder.hospitalised',
  'cardholder.insolvencyStay',
  'history.complaints',
  'history.disputes',
  'history.reminders',
  'protection.noContactOrder',
];
const ofVoiceAndDoor = [
  'action.regionCode',
  'actor.inspectionValidTo',
  'actor.trainingValidTo',
  'actor.whitelisted',
  'cardholder.ageBand',
  'cardholder.inconvenientWindows',
  'cardholder.zonesPossible',
  'history.visits',
];

const asked: readonly (readonly [ActKind, readonly string[]])[] = [
  [
    'call',
    [
      ...ofEveryContact,
      ...ofVoiceAndDoor,
      'action.institutionNamed',
      'action.recorded',
      'actor.usesOfficialNumber',
      'history.calls',
      'history.messages',
    ],
  ],
  [
    'visit',
    [
      ...ofEveryContact,
      ...ofVoiceAndDoor,
      'action.addressKind',
      'action.approach',
      'action.camera',
      'action.entry',
      'action.placeKind',
      'action.recordingRefused',
      'action.safetyCheckIn',
      'action.takesCashOrCard',
      'actor.authorisationValidTo',
      'actor.badgesNamed',
      'actor.count',
      'actor.responsibleManager',
      'cardholder.pregnant',
      'cardholder.vulnerable',
      'history.refusals',
      'history.visitNotices',
      'rulePack.fetchedAt',
    ],
  ],
  [
    'letter',
    [
      ...ofEveryContact,
      'action.commercial',
      'action.letterComplete',
      'action.postedPublicly',
      'action.usesAuthorityNames',
      'history.calls',
      'history.messages',
      'history.visits',
    ],
  ],
  ['case_transfer', ['actor.kind', 'history.outsourcingNotices']],
  ['fee_post', ['actor.kind', 'cardholder.deceasedOn']],
  [
    'plan_sign',
    [
      'action.planFindings',
      'action.planOral',
      'action.planTermMonths',
      'action.planTermsComplete',
      'actor.kind',
    ],
  ],
];

test.each(asked)('a %s of which nothing is known asks for each fact it needs', (kind, paths) => {
  const act = { contact: { kind, stage: 'act' as const }, start, end: start + 30 };
  expect(missingOf(weigh(act, nothing, pack))).toEqual([...paths].sort());
});

test('a friend is contacted only when refusal, words and lost contact are known', () => {
  const contact = {
    kind: 'third_party_contact' as const,
    stage: 'act' as const,
    counterpart: 'friend' as const,
    purpose: 'locate' as const,
    contactSource: 'contract' as const,
  };
  const facts = { ...benignFacts(start, onDay), history: {} };
  const answer = weigh({ contact, start, end: start + 1 }, facts, pack);
  expect(missingOf(answer)).toEqual([
    'action.counterpartRefused',
    'action.mentionsDebt',
    'history.calls',
    'history.complaints',
    'history.disputes',
    'history.messages',
    'history.reminders',
    'history.visits',
  ]);
});

test('while planning, the team and the notice are tasks and not hindrances', () => {
  const contact = {
    ...benignContact({ kind: 'visit' }),
    kind: 'visit' as const,
    stage: 'planning' as const,
    safetyCheckIn: undefined,
    entry: undefined,
  };
  const benign = benignFacts(start, onDay);
  const facts = {
    ...benign,
    actor: { kind: 'own_staff' as const },
    history: { ...benign.history, visitNotices: [] },
  };
  const answer = weigh({ contact, start, end: start + 30 }, facts, pack);
  expect(answer.verdict).toBe('allow');
  expect([...new Set(answer.records.map((entry) => entry.record))].sort()).toEqual([
    'check-in',
    'check-training',
    'name-badges',
    'name-manager',
    'name-officers',
    'record-visit',
    'send-notice',
  ]);
});

function missingOf(answer: ReturnType<typeof weigh>): string[] {
  return [...new Set(answer.hits.flatMap((hit) => hit.missing ?? []))].sort();
}
