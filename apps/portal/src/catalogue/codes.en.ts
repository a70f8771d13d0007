// SPDX-License-Identifier: Apache-2.0
// The words of every code the page can carry, in English. `other` stands for a code nobody foresaw.
import type { Catalogue } from './words.ts';

export const codesEn: Catalogue['codes'] = {
  channel: {
    call: 'phone',
    voicebot: 'automatic call',
    sms: 'text message',
    im: 'instant message',
    email: 'e-mail',
    letter: 'letter',
    visit: 'visit',
    portal: 'this page',
    other: 'another way',
  },
  outcome: {
    'no-answer': 'no answer',
    busy: 'line busy',
    'number-invalid': 'number not in use',
    conversation: 'we talked',
    delivered: 'delivered',
    failed: 'not delivered',
    'declined-visits': 'you declined visits',
    'asked-for-visit': 'you asked to meet',
    promised: 'you named a day to pay',
    'not-the-person': 'somebody else answered',
    absent: 'you were not in',
    completed: 'we met',
    sent: 'sent',
    answered: 'you answered',
    other: 'recorded',
  },
  subject: {
    contact: 'How often, when or how I am contacted',
    staff: 'How your staff behaved',
    amount: 'An amount is wrong',
    privacy: 'Others learned about my affairs',
    other: 'Something else',
  },
};
