// SPDX-License-Identifier: Apache-2.0
// The frame and the door in English. Whoever holds the telephone may read the door: not a word of why.
import type { Catalogue } from './words.ts';

export const doorEn: Pick<
  Catalogue,
  'frame' | 'door' | 'noLink' | 'over' | 'closed' | 'notMe' | 'trouble' | 'refusal'
> = {
  frame: {
    title: 'Appointment',
    brand: 'Appointment',
    language: 'Language',
    demo: 'Demonstration: the bank and the people are invented.',
    complaintLine: 'Complaint line',
    close: 'I have finished, close the page',
    closeLead: 'If others use this phone too, please close the page when you have finished.',
    loading: 'Opening, one moment please.',
    back: 'Back',
    backToVisit: 'Back to the appointment',
  },
  door: {
    heading: 'Hello. Please show that it is you',
    lead: 'There is a message here about an appointment, written to you. So that nobody else reads it, we check first.',
    label: 'Last four characters of your identity number',
    labelHint:
      'If no identity document is on file, the last four digits of your card. A letter X may be large or small.',
    submit: 'Open',
    opening: 'Opening…',
    fourNeeded: 'Please enter four digits or letters.',
    checkTitle: 'Not sure about this message?',
    check:
      'Call the number on the back of your bank card and ask. Please use no other number from a message. This page never asks for a password or a code, and never asks you to pay.',
    notMe: 'This is not me',
    notMeLead: 'Was this meant for somebody else, or do you not know us?',
  },
  noLink: {
    heading: 'Please open the link in your message',
    lead: 'This page opens from the link in the text message, e-mail or letter that we sent you.',
    steps: {
      tap: 'Find the message and tap the link in it.',
      whole:
        'If you copied it, please copy the whole link, with all 22 characters after the sign #.',
      call: 'If it still does not open, or you have no message: call the number on the back of your bank card and we will look for you.',
    },
  },
  over: {
    heading: 'The page has closed',
    lead: 'For your safety the page closes by itself after 30 minutes without use.',
    detail:
      'All the answers you gave are kept. To read it again, open the link in your message again.',
  },
  closed: {
    heading: 'The page is closed',
    lead: 'Thank you for your time. All the answers you gave are kept. To read it again, open the link in your message again.',
  },
  notMe: {
    heading: 'Was this message not meant for you?',
    lead: 'We are sorry to have disturbed you. If you tell us, we stop using this number or address, and check it.',
    detail: 'You need not fill in anything, and you need not say who you are.',
    submit: 'Yes, this is not me',
    thanksHeading: 'Thank you for telling us',
    thanks:
      'It is written down, and we are sorry to have disturbed you. There is nothing more to do. You can close the page.',
    thanksDetail: 'If a message should come again, please call the bank’s public number.',
  },
  trouble: {
    lostTitle: 'No connection',
    lost: 'The network may be down. Nothing is lost. Please check your connection and try again.',
    lostAct:
      'The network may be down, and we cannot tell whether your choice arrived. What you entered is still here. Please try again; pressing twice counts once.',
    faultTitle: 'Something went wrong on our side',
    fault:
      'It is nothing you did. What you entered is still here. Please try again in a few minutes, or call the number on the back of your card.',
    earliest: 'Possible from {when}.',
    arranged: 'Arranged for {when}.',
    again: 'Try again',
  },
  refusal: {
    'request.malformed':
      'Something was not filled in as needed. Nothing has changed. Please check and try again.',
    'request.too-large':
      'The text is too long. Nothing has changed. Please shorten it and try again.',
    'request.too-often':
      'That was a little too often. Please wait a few minutes, or call the number on the back of your card.',
    'permission.missing':
      'This cannot be done here. Please call the number on the back of your card and we will do it with you.',
    'thing.not-found':
      'This appointment was not found; it may have changed. Please go back to see how things stand.',
    'idempotency.other-content':
      'Your earlier choice is already written down. Please go back to see it, and choose again if you wish.',
    'law.blocked': 'The rules do not allow this at the moment. Nothing has changed.',
    'law.required':
      'There is something we have to check first, so this cannot be arranged now. Please call the number on the back of your card.',
    'law.reason-needed':
      'A supervisor of ours has to look at this first. Please call the number on the back of your card.',
    'calendar.not-published':
      'The holidays of that day are not yet published. Please choose an earlier day.',
    'case.closed': 'This matter is finished. There is nothing more you need to do.',
    'portal.not-recognised':
      'That did not match. Please check the four characters and try again. If it still does not open, call the number on the back of your bank card and we will look for you.',
    'portal.session-over':
      'For your safety the page has closed. To go on, open the link in your message again. You may copy what you wrote first.',
    'notice.answered': 'You have already answered. Please go back to see how things stand.',
    'notice.superseded': 'Something has changed. Please go back to see the newest time.',
    'notice.ended': 'This visit has been called off. There is nothing you need to do.',
    'slot.taken':
      'This time has just been taken by somebody else. Please choose another one below.',
    'visit.already-arranged': 'You already have a time. Please go back to see it.',
    'visit.not-planned':
      'No visit is arranged at the moment. Please go back to see how things stand.',
    'visit.move-not-allowed':
      'This appointment cannot be moved now. You can still decline it or choose another way.',
    'message.no-way':
      'We have no number or address of yours for that. Please choose another way, or call the number on the back of your card and tell us.',
    'complaint.closed': 'This complaint has been answered. You can write another one.',
    other:
      'This step was not done, and nothing has changed. Please go back to see how things stand, or call the number on the back of your card.',
  },
};
