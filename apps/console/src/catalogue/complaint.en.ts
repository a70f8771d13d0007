// SPDX-License-Identifier: Apache-2.0
// Words of the complaints.

export const complaintEn = {
  title: 'Complaints',
  lead: 'Until a complaint is answered every contact with the person stops. The answer is due in 15 days, in 30 when complex (CN-COMP-01). Compliance closes it.',
  stateFilter: 'Filter by state',
  states: { open: 'Open', closed: 'Closed' },
  due: 'Answer due',
  daysLeft: 'days left: {n}',
  dueToday: 'due today',
  daysOver: 'days over: {n}',
  person: 'Person',
  subject: 'About',
  words: 'In their words',
  noWords: 'Nothing written',
  via: 'Came by',
  openedOn: 'Opened',
  closedOn: 'Closed',
  close: 'Close',
  closeOf: 'Close the complaint of {name}',
  closeTitle: 'Close this complaint?',
  closeSay:
    'Write down what was answered and what came of it. Contact may then go on; a visit that was called off for it does not come back by itself.',
  outcome: 'Answer and outcome',
  outcomeHint: 'At least 3 characters; kept in the case, which the person may read.',
  closed: 'Closed; the pause of contact has ended.',
  empty:
    'No complaint is open. What people write on their page, and what is recorded on a case page from calls and letters, appears here.',
  emptyClosed: 'No complaint was closed yet.',
  none: 'No complaint.',
  form: 'Record a complaint',
  formLead:
    'For a complaint that came by telephone or letter. Contact with the person stops at once and a planned visit is called off.',
  formWords: 'What the person says',
  formWordsHint: 'Their own words where possible, {n} / {max}',
  saved: 'The complaint is recorded; the answer is due by {day}. Contact has stopped.',
  subjects: {
    contact: 'how or how often we contact',
    staff: 'conduct of staff',
    amount: 'the amount',
    privacy: 'personal data',
    other: 'something else',
  },
} as const;
