// SPDX-License-Identifier: Apache-2.0
// The act that is asked about: what, when, where, to whom, and how.
import { code, instant, list, object, type ShapeOf, text, whole, yesNo } from './shape.ts';

export const actKinds = [
  'call',
  'voicebot',
  'sms',
  'im',
  'email',
  'letter',
  'notice',
  'visit',
  'doorstep_followup',
  'third_party_contact',
  'report_to_bureau',
  'fee_post',
  'payment_allocate',
  'plan_sign',
  'case_transfer',
] as const;
export type ActKind = (typeof actKinds)[number];

export const actorKinds = ['own_staff', 'agency', 'law_firm', 'debt_buyer'] as const;

export const counterparts = [
  'cardholder',
  'guarantor',
  'attorney',
  'guardian',
  'heir',
  'estate_administrator',
  'supplementary_user',
  'spouse',
  'relative',
  'friend',
  'colleague',
  'employer',
  'neighbour',
  'committee',
  'property_manager',
  'minor',
  'unrelated',
] as const;
export type Counterpart = (typeof counterparts)[number];

export const contactSources = [
  'contract',
  'left_by_cardholder',
  'authorised_by_cardholder',
  'public_source',
  'told_by_left_contact',
  'bureau_authorised',
  'unknown',
] as const;

export const placeKinds = [
  'home',
  'workplace',
  'hospital',
  'school',
  'custody',
  'ceremony',
  'public',
  'agreed',
] as const;

const fields = {
  kind: code(actKinds, 'What is done.'),
  stage: code(['planning', 'act'], 'planning: before notices are sent; act: at its start.'),
  at: instant('Start, or the moment of sending, with offset.'),
  expectedEnd: instant('Expected end; the whole visit has to fit.', 'up'),
  durationMinutes: whole('Instead of expectedEnd.'),
  decidedAt: instant('When this is being planned; tells whether a notice can still be in time.'),
  purpose: code(
    ['remind', 'learn_reason', 'offer', 'collect', 'locate', 'deliver', 'inform'],
    'inform: one factual message, e.g. to heirs; collect: asking for payment.',
  ),
  channel: code(
    ['phone', 'sms', 'im', 'email', 'letter', 'portal'],
    'By which channel a notice goes out.',
  ),
  channelAddress: text('A key of the number or address used (not the number itself).'),
  contactSource: code(contactSources, 'Where the number or address comes from.'),
  placeKind: code(placeKinds, 'Where a visit takes place.'),
  addressKind: code(
    ['residence', 'workplace', 'hukou', 'parents', 'billing', 'other'],
    'Kind of the address on file.',
  ),
  livesThereConfirmed: yesNo('The cardholder confirmed living at this address.'),
  placeWishedInWriting: yesNo('The cardholder asked in writing for this place.'),
  regionCode: text('Division code of the address or of the phone’s place, e.g. 310115 or 650100.'),
  proposedByCardholder: yesNo('The cardholder proposed this very slot in writing.'),
  startedByCardholder: yesNo('The cardholder started this contact.'),
  counterpart: code(counterparts, 'Whom the act reaches; a minor who answers is minor.'),
  relatedToDebt: object(
    {
      claimed: yesNo('Someone treats this third party as related to the debt.'),
      evidence: yesNo('Evidence of it is on file.'),
      reviewed: yesNo('A reviewer has confirmed it.'),
    },
    'Whether a third party answers for the debt.',
  ),
  counterpartRefused: yesNo('This contact person has said no before.'),
  mentionsDebt: yesNo('Words tell an amount or that something is overdue.'),
  usesAuthorityNames: yesNo('Names of authorities are used.'),
  commercial: yesNo('Advertises a loan, insurance or another product.'),
  postedPublicly: yesNo('Put up where others can read it.'),
  letterComplete: yesNo('All parts that a demand letter needs are there.'),
  recorded: yesNo('The call is recorded.'),
  institutionNamed: yesNo('The institution is named at first contact.'),
  claimsDisputedPart: yesNo('The amount named includes a disputed part.'),
  approach: code(
    ['announced', 'waiting', 'following', 'stopping'],
    'How officers meet the person.',
  ),
  entry: code(
    ['outside', 'invited', 'uninvited', 'asked_to_leave'],
    'Where officers stand: outside the dwelling, inside with or without consent.',
  ),
  camera: code(['off', 'outside_only', 'indoors'], 'What a camera sees.'),
  cameraConsent: yesNo('Separate consent for pictures is on file.'),
  visitRecorded: yesNo('The whole visit is recorded.'),
  recordingRefused: yesNo('The cardholder refused recording.'),
  safetyCheckIn: yesNo('Officers have checked in for their own safety.'),
  takesCashOrCard: yesNo('Cash or a card would change hands.'),
  planFindings: object(
    {
      exceedsAbility: yesNo('The debt exceeds the ability to pay, with reasons.'),
      willing: yesNo('The cardholder is willing to pay.'),
    },
    'Both findings that a plan needs.',
  ),
  planTermMonths: whole('Term of the plan to be signed.'),
  planTermsComplete: yesNo('All terms that the agreement must state are there.'),
  planOral: yesNo('The plan is agreed by word of mouth.'),
  planRecordingKept: yesNo('The recording of an oral plan is kept.'),
  liftedRules: list(
    object(
      { rule: text('Rule id.'), by: code(['supervisor'], 'Who.'), reason: text('Why.') },
      'A rule set aside by a supervisor, where the rule allows it.',
    ),
    20,
    'Rules set aside.',
  ),
};

export const actionShape = object(fields, 'The act that is asked about.', ['kind']);

export type Action = ShapeOf<typeof actionShape>;
