// SPDX-License-Identifier: Apache-2.0
// The short screens of each answer in English, and what is said once it is given.
import type { Catalogue } from './words.ts';

export const actsEn: Pick<Catalogue, 'move' | 'channel' | 'decline' | 'complaint' | 'done'> = {
  move: {
    heading: 'Move to another time',
    lead: 'Please choose a time that suits you. We can come at each of these.',
    now: 'Arranged now: {when}.',
    choose: 'Please choose a time',
    submit: 'Move to this time',
    submitChosen: 'Move to {when}',
    sending: 'Moving…',
    emptyTitle: 'There is no other time to choose at the moment',
    empty:
      'You can choose another way to be in touch, or decline the visit. You can also call the number on the back of your card and tell us when it suits you.',
  },
  channel: {
    heading: 'Another way',
    lead: 'How would you rather hear from us? A visit that was arranged is called off.',
    choose: 'Please choose a way',
    submit: 'Use this way',
    sending: 'Saving…',
    options: {
      call: { title: 'A phone call', detail: 'We call you by day.' },
      sms: { title: 'Text messages', detail: 'They name no amount and no reason.' },
      email: { title: 'E-mail', detail: 'To the address you have on file with us.' },
      letter: {
        title: 'A letter',
        detail:
          'To the address you have on file with us; the envelope does not tell what is inside.',
      },
    },
  },
  decline: {
    heading: 'Decline the visit',
    lead: 'That is all right. When you press the button below:',
    nobody: 'Nobody comes for {days} days.',
    open: 'Phone, text messages, e-mail and letters stay open, and you can reach us at any time.',
    notWorse: 'Nothing gets worse for you, and you need not say why.',
    submit: 'No visit, please',
    sending: 'Saving…',
    other: 'Would you rather talk by phone or letter?',
    otherLink: 'Another way',
  },
  complaint: {
    heading: 'Complain',
    lead: 'We are sorry that something was not right. Please tell us what happened.',
    full: 'To add something, please call the complaint line below.',
    subject: 'What it is about',
    words: 'What happened',
    wordsHint: 'For example: when, who, what was said or done. Please write no password.',
    counter: '{left} characters left',
    counterOver: '{over} characters too many, please shorten it',
    wordsNeeded: 'Please write a few words about what happened.',
    subjectNeeded: 'Please choose one.',
    nextHeading: 'What follows',
    nextStops: 'We stop contacting you, and a visit that was arranged is called off.',
    nextRead: 'Somebody who had no part in it looks at it.',
    nextAnswer:
      'We answer within 15 days, or 30 days when it is complex. You will see the date when you have sent it.',
    submit: 'Send the complaint',
    sending: 'Sending…',
    already: 'We are already looking into a complaint of yours and answer by {due}.',
  },
  done: {
    confirmed: {
      title: 'Good, the time is fixed.',
      detail:
        'Two of our staff will come. Please look at their badges first. If you change your mind, you can tell us here at any time.',
    },
    moved: {
      title: 'Good, it is moved.',
      detail:
        'We come at the new time, and nobody comes at the earlier one. If you change your mind, you can tell us here at any time.',
    },
    declined: {
      title: 'Understood: nobody will come.',
      reach: 'You can reach us here or by phone at any time.',
      detail: 'There is nothing more you need to do.',
    },
    channel: {
      title: 'Good, we use the way you chose.',
      detail:
        'We will use: {channel}. The visit is called off, and nobody will come. You can call us at any time too.',
    },
    complaint: {
      title: 'We have your complaint. Thank you for telling us.',
      detail: 'Until then we stop contacting you, and nobody will come.',
      due: 'We answer you by {day}.',
    },
  },
};
