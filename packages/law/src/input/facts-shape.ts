// SPDX-License-Identifier: Apache-2.0
// What is known about the people, the account, the past and the rule pack. A key left out means
// "not known" and never lets an act through; null means "known: there is none".
import { actorKinds } from './act-shape.ts';
import {
  clock,
  code,
  date,
  instant,
  list,
  object,
  orNone,
  type ShapeOf,
  text,
  whole,
  yesNo,
} from './shape.ts';

const HISTORY_MAX = 2_000;
const SHORT_LIST_MAX = 100;

const weekly = object(
  {
    weekdays: list(whole('1 Monday … 7 Sunday.'), 7, 'Days of the week; all when left out.'),
    from: clock('From.'),
    until: clock('Until; before from means the next day.'),
  },
  'Hours of the week.',
);

export const actorShape = object(
  {
    kind: code(actorKinds, 'Who acts; always needed.'),
    count: whole('Officers who come.'),
    badgesNamed: yesNo('Every officer is named with a badge number.'),
    trainingValidTo: date('Earliest last day of the officers’ training.'),
    authorisationValidTo: date('Last day of the institution’s written authority.'),
    whitelisted: yesNo('The agency is on the public list.'),
    inspectionValidTo: date('Last day covered by the yearly inspection.'),
    usesOfficialNumber: yesNo('Number and account belong to the institution or agency.'),
    responsibleManager: yesNo('A responsible manager is named on the plan.'),
  },
  'Who acts.',
);

export const cardholderShape = object(
  {
    zonesPossible: list(text('Zone, e.g. Asia/Shanghai.'), 8, 'Every zone the person may be in.'),
    ageBand: code(['minor', 'adult', 'elderly'], 'Can only restrict.'),
    capacity: code(['full', 'limited', 'none'], 'Legal capacity.'),
    vulnerable: list(text('Code.'), 20, 'Known needs for protection.'),
    pregnant: yesNo('Can only restrict.'),
    hospitalised: yesNo('In hospital now.'),
    bereavedOn: orNone(date('Death of someone close.')),
    deceasedOn: orNone(date('Death known since; null: checked, alive.')),
    hardships: list(
      object(
        { kind: text('illness, job_loss, disaster, self_harm_words …'), since: date('Told on.') },
        'A hardship.',
      ),
      SHORT_LIST_MAX,
      'Hardships told.',
    ),
    hardshipReview: orNone(
      object(
        { by: text('Reviewer.'), resumedOn: date('From this day contact may go on.') },
        'Human review.',
      ),
    ),
    attorney: orNone(object({ since: date('Since.') }, 'Lawyer or agent with written authority.')),
    insolvencyStay: orNone(
      object(
        { kind: text('Kind.'), from: date('From.'), until: orNone(date('Last day.')) },
        'Stay in insolvency.',
      ),
    ),
    nightConsent: orNone(
      object(
        {
          givenOn: date('Given on.'),
          validUntil: date('Last day.'),
          from: clock('From.'),
          until: clock('Until.'),
          withdrawnOn: orNone(date('Withdrawn on.')),
        },
        'A later, dated, specific consent to contact at night.',
      ),
    ),
    preferredWindows: list(weekly, SHORT_LIST_MAX, 'Times the person likes.'),
    inconvenientWindows: list(weekly, SHORT_LIST_MAX, 'Times the person asked to avoid.'),
    channelOptOuts: list(
      code(['call', 'voicebot', 'sms', 'im', 'email', 'letter', 'visit'], 'Channel.'),
      7,
      'Channels refused.',
    ),
  },
  'The cardholder.',
);

export const accountShape = object(
  {
    jurisdiction: code(['CN'], 'Whose law the account stands under.'),
    plan: orNone(
      object(
        {
          signedOn: date('Signed on.'),
          status: code(['draft', 'performing', 'broken', 'settled'], 'How it goes.'),
          remindersAgreed: yesNo('The plan says that due dates are reminded.'),
          oral: yesNo('By word of mouth.'),
          recordingKept: yesNo('Its recording is kept.'),
        },
        'The instalment plan.',
      ),
    ),
    frozenReason: orNone(text('Why nothing may be done with the account.')),
  },
  'The account.',
);

const visitDone = object(
  {
    at: instant('Start.'),
    addressKey: text('Key of the address.'),
    completed: yesNo('The cardholder was met.'),
    wishedByCardholder: yesNo('The cardholder asked for it.'),
  },
  'A visit attempted, or booked.',
);

export const historyShape = object(
  {
    calls: list(
      object(
        {
          at: instant('Start.'),
          address: text('Key of the number.'),
          outcome: code(['unanswered', 'conversation', 'invalid_number', 'refused'], 'Result.'),
          startedByCardholder: yesNo('The cardholder rang.'),
        },
        'A call.',
      ),
      HISTORY_MAX,
      'Calls to the cardholder.',
    ),
    messages: list(
      object({ at: instant('Sent.'), channel: text('Channel.') }, 'A message.'),
      HISTORY_MAX,
      'Messages sent on any channel.',
    ),
    visits: list(visitDone, HISTORY_MAX, 'Visits at any address.'),
    thirdPartyContacts: list(
      object({ at: instant('At.'), person: text('Key of the person.') }, 'A contact.'),
      HISTORY_MAX,
      'Third parties contacted.',
    ),
    visitNotices: list(
      object(
        {
          sentAt: instant('Sent.'),
          channel: text('Channel.'),
          delivered: yesNo('Delivery is proven.'),
          complete: yesNo('Window, officers, purpose, rights and complaint line are named.'),
          windowFrom: date('First day named.'),
          windowUntil: date('Last day named.'),
        },
        'A notice of a visit.',
      ),
      SHORT_LIST_MAX,
      'Notices of visits.',
    ),
    reminders: list(
      object(
        { sentAt: instant('Sent.'), delivered: yesNo('Delivered.') },
        'Amount and due date told.',
      ),
      HISTORY_MAX,
      'Reminders of amount and due date.',
    ),
    outsourcingNotices: list(
      object(
        { sentAt: instant('Sent.'), channel: text('Channel.'), delivered: yesNo('Delivered.') },
        'The cardholder told that an agency will act, or that the claim was transferred.',
      ),
      SHORT_LIST_MAX,
      'Notices of outsourcing.',
    ),
    estateNotices: list(
      object({ sentAt: instant('Sent.') }, 'A factual notice to heirs.'),
      SHORT_LIST_MAX,
      'Notices to the estate.',
    ),
    refusals: list(
      object(
        { on: date('Day.'), of: code(['visits'], 'What was declined.') },
        'The cardholder declined visits.',
      ),
      SHORT_LIST_MAX,
      'Refusals.',
    ),
    complaints: list(
      object(
        { openedOn: date('Opened.'), closedOn: orNone(date('Closed.')), subject: text('Subject.') },
        'A complaint.',
      ),
      SHORT_LIST_MAX,
      'Complaints.',
    ),
    disputes: list(
      object(
        {
          openedOn: date('Opened.'),
          closedOn: orNone(date('Closed.')),
          subject: code(['fraud', 'amount', 'fee', 'other'], 'Subject.'),
          wholeDebt: yesNo('The whole debt is disputed.'),
        },
        'An objection.',
      ),
      SHORT_LIST_MAX,
      'Disputes.',
    ),
  },
  'What happened before.',
);

export const protectionShape = object(
  {
    noContactOrder: orNone(
      object(
        { from: date('From.'), until: date('Last day.'), issuer: text('Issuer.') },
        'Order of the police not to contact.',
      ),
    ),
  },
  'Protection ordered by an authority.',
);

export const rulePackShape = object(
  { version: text('Version.'), fetchedAt: instant('When the device got it.') },
  'The rule pack on the device.',
);

export interface Facts {
  readonly actor: ShapeOf<typeof actorShape>;
  readonly cardholder: ShapeOf<typeof cardholderShape>;
  readonly account: ShapeOf<typeof accountShape>;
  readonly history: ShapeOf<typeof historyShape>;
  readonly protection: ShapeOf<typeof protectionShape>;
  readonly rulePack: ShapeOf<typeof rulePackShape>;
}
