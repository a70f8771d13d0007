// SPDX-License-Identifier: Apache-2.0
// The page behind the door in English: what is arranged, who comes, what the person may do.
import type { Catalogue } from './words.ts';

export const visitEn: Catalogue['visit'] = {
  heading: 'We would like to find a way with you. Whether we meet is up to you.',
  settledHeading: 'Thank you. There is nothing more for you to do here.',
  hello: 'Hello {name}.',
  standing: {
    none: {
      title: 'No visit is arranged',
      detail:
        'There is nothing you need to do. If you would like to talk, call the number on the back of your card.',
    },
    asked: {
      title: 'Waiting for your answer',
      detail:
        'We would like to visit you at this time. If you do not answer, we do not take that as a yes.',
    },
    doorstep: {
      title: 'We come once, only to ask whether you wish to talk',
      detail:
        'We had no answer to our messages. Two of our staff will come once, only to ask whether you wish to talk. Nothing is offered and nothing is signed. You can decline right now.',
    },
    confirmed: {
      title: 'You confirmed this time',
      detail: 'See you then. If you change your mind, you can tell us here at any time.',
    },
    moved: {
      title: 'Moved to the time you chose',
      detail: 'See you then. If you change your mind, you can tell us here at any time.',
    },
    waiting: {
      title: 'No time is fixed at the moment',
      detail:
        'Nobody comes unannounced. When there is a new time, we tell you first. You can also choose another way now.',
    },
    done: {
      title: 'We have met',
      detail:
        'Thank you for your time. If you would like to add something, call the number on the back of your card.',
    },
  },
  calledOff: {
    title: 'Nobody will come',
    declined:
      'You declined the visit, and nobody will come. You can reach us here or by phone at any time.',
    'other-channel': 'You chose another way to be in touch, so this visit is called off.',
    'not-me':
      'Somebody told us that our number or address is not right, so this visit is called off. We check first.',
    complaint: 'We have your complaint. Nobody will come before it is answered.',
    paid: 'Your payment has arrived, thank you. This visit is called off. There is nothing more you need to do.',
    pause: 'Contact is paused for now, and nobody will come. Please look after yourself first.',
    dispute: 'We are checking the question you raised. Nobody will come before that is clear.',
    'case-closed':
      'This matter is finished and the visit is called off. There is nothing more you need to do.',
    'no-answer':
      'We had no answer from you. No answer is not a yes, so nobody will come this time.',
    'notice-not-proven':
      'We are not sure that our message reached you, so nobody will come this time.',
    law: 'The rules do not allow a visit at the moment. There is nothing you need to do.',
    replanned:
      'The earlier time is called off because our own plan changed. We are sorry. When there is a new time, we tell you first.',
    moved: 'The earlier time is called off. When there is a new time, we tell you first.',
    withdrawn: 'We called this visit off. There is nothing you need to do.',
    other:
      'This visit is called off. There is nothing you need to do. If you have a question, call the number on the back of your card.',
  },
  declinedUntil: 'Nobody will come up to and including {day}.',
  change: {
    titles: {
      moved: 'The time was moved',
      replanned: 'Something has changed',
      'called-off': 'Nobody comes at the earlier time',
    },
    at: '(changed {when})',
    moved: 'Your message named {was}. That has been changed. The new time is below.',
    replanned:
      'Your message named {was}. Our own plan changed, and we are sorry. What stands below is right.',
    'called-off': 'Your message named {was}. That visit is called off.',
  },
  facts: {
    when: 'When',
    where: 'Where',
    whereAddress: 'Your home ({place})',
    who: 'Who comes',
    why: 'Why',
    badge: 'Staff number',
    own: 'our own staff',
    agency: 'working for us: {name}',
    noOfficers: 'Not fixed yet. When it is, it will stand here.',
    whyVisit:
      'To hear from you how things are, and to look for a way that you can afford. No money is taken on the day.',
    whyDoorstep:
      'Only to ask whether you wish to talk. Nothing is offered, nothing is signed, no money is taken.',
  },
  actions: {
    heading: 'What you can do',
    confirm: 'Confirm this time',
    confirming: 'Confirming…',
    move: 'Move',
    moveLead: 'Choose a time that suits you',
    channel: 'Another way',
    channelLead: 'A call, a text message, an e-mail or a letter',
    decline: 'Decline the visit',
    declineLead: 'You need not meet us, and need not say why',
    complaint: 'Complain',
    complaintLead: 'If you are unhappy with how we act',
  },
  check: {
    heading: 'How to check who is at the door',
    call: 'Call the number on the back of your bank card, give the staff number above and ask whether we sent them.',
    badge: 'They wear a badge. Name and number have to be the same as above.',
    nothing: 'They take no money, no card and no phone, and ask for no password and no code.',
    otherwise:
      'If something differs, or somebody asks for money, card or phone: please do not open. Call the number on your card.',
  },
  rights: {
    heading: 'Your rights',
    decline:
      'You may choose not to meet, to move the time, or to choose another way. You need not say why.',
    leave: 'You may ask them to leave at any time. They do not come in unless you invite them.',
    company: 'You may have family or a friend with you.',
    quiet: 'Neighbours, colleagues and family are told nothing about you.',
    noHarm: 'Declining does not make anything worse for you.',
    see: 'You may see what we have written down, and have it put right where it is wrong.',
    complain: 'You may complain. While we look into it, we stop contacting you.',
  },
  wishes: {
    heading: 'What you told us',
    prefer: 'Please use: {channel}',
    refuse: 'Please do not use: {channel}',
  },
  complaint: {
    heading: 'Your complaint',
    open: 'Received {opened}. We answer you by {due}. Until then we stop contacting you.',
    closed: 'Received {opened}, and answered.',
  },
  held: {
    heading: 'What we hold about you',
    lead: 'Accounts, and how we have been in touch. Only you see this here.',
    accounts: 'Accounts',
    card: 'Card ending {tail}',
    due: 'Due',
    balance: 'Account balance',
    asOf: 'As recorded on {day}. Later payments may not be included yet.',
    disputed:
      'You have questioned this account and we are checking. Until that is clear, you are not asked for the part in question.',
    noAccounts: 'Nothing is due at the moment.',
    contacts: 'How we have been in touch',
    noContacts: 'No contact is recorded.',
    wrong:
      'Is something wrong? Call the number on the back of your card, or tell us with a complaint. We check it and put it right.',
  },
};
