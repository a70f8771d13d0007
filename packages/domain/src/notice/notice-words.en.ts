// SPDX-License-Identifier: Apache-2.0
// Notices of visits in English. A bystander may read a text message: no name, no amount, no reason.
import type { NoticeTold, NoticeWords, OfficerTold } from './notice-told.ts';
import { shortWindowWords, windowWords } from './window-words.ts';

export function englishNotice(told: NoticeTold): NoticeWords {
  switch (told.channel) {
    case 'sms':
      return { subject: null, text: shortMessage(told) };
    case 'phone':
      return { subject: null, text: script(told) };
    default:
      return { subject: subjectOf(told), text: mail(told) };
  }
}

const reply = 'Reply 1 confirm, 2 move, 3 decline, 4 not me';

function doorstep(when: string): string {
  return `call at your door once on ${when}, only to ask whether you wish to talk; nothing is offered or signed`;
}

function shortMessage(told: NoticeTold): string {
  const { institution, kind, manner } = told;
  const when = shortWindowWords(told, 'en');
  const who = `${whoComes(told)} (staff nos. ${badges(told)})`;
  const check = `or call the number on your card to check${complaint(told, '; complaints')}`;
  const link = 'More: {link}';
  switch (kind) {
    case 'visit-called-off':
      return `${institution}: the visit of ${when} is called off; nobody will come. Questions: the number on your card${complaint(told, '; complaints')}. ${link}`;
    case 'visit-reminder':
      return `${institution}: a reminder that ${who} will visit you as arranged on ${when}. Reply 2 move, 3 decline, ${check}. ${link}`;
    case 'visit-changed':
      return manner === 'doorstep'
        ? `${institution}: ${who} would now like to ${doorstep(when)}. Our earlier message no longer holds. ${reply}, ${check}. ${link}`
        : `${institution}: our plans have changed: ${who} would like to visit you on ${when}. Our earlier message no longer holds. ${reply}, ${check}. ${link}`;
    case 'visit-notice':
      return manner === 'doorstep'
        ? `${institution}: ${who} would like to ${doorstep(when)}. ${reply}, ${check}. ${link}`
        : `${institution}: ${who} would like to visit you on ${when}. ${reply}, ${check}. ${link}`;
  }
}

function subjectOf({ kind, institution }: NoticeTold): string {
  switch (kind) {
    case 'visit-called-off':
      return `${institution}: the visit is called off`;
    case 'visit-reminder':
      return `${institution}: a reminder of our visit`;
    case 'visit-changed':
      return `${institution}: a change to our visit`;
    case 'visit-notice':
      return `${institution}: we would like to arrange a visit`;
  }
}

function mail(told: NoticeTold): string {
  const when = windowWords(told, 'en');
  const greeting = told.name === '' ? 'Good day,' : `Dear ${told.name},`;
  if (told.kind === 'visit-called-off') {
    return paragraphs(
      greeting,
      `The visit of ${when} is called off. Nobody will come, and you need not wait.`,
      'How things stand now: {link}',
      farewell(told),
    );
  }
  return paragraphs(
    greeting,
    opening(told, when),
    ['Who comes:', ...told.officers.map(officerLine)].join('\n'),
    purpose(told),
    [
      'Whether we meet is up to you. You can:',
      '- confirm this time, or choose another',
      '- be reached another way: by telephone, text message, e-mail or letter',
      '- decline the visit; declining makes nothing worse',
      '- tell us that this message is not for you',
      'Please answer here: {link}',
    ].join('\n'),
    'How to check who comes: call the number on your card and give the staff number. They show their badges first, take no cash, touch neither your card nor your phone, and come in only if you ask them to.',
    farewell(told),
  );
}

function opening(told: NoticeTold, when: string): string {
  switch (told.kind) {
    case 'visit-reminder':
      return `A reminder: as arranged, ${whoComes(told)} will visit you on ${when}.`;
    case 'visit-changed':
      return `Our plans have changed: ${whoComes(told)} would like to visit you on ${when}. Our earlier message no longer holds.`;
    default:
      return `We would like to arrange a visit: ${whoComes(told)} would come on ${when}.`;
  }
}

function purpose({ manner }: NoticeTold): string {
  return manner === 'doorstep'
    ? 'They would only ask at your door, once, whether you wish to talk. Nothing is offered and nothing is signed.'
    : 'They would like to hear how things stand and to find a way together with you.';
}

function script(told: NoticeTold): string {
  const when = windowWords(told, 'en');
  return paragraphs(
    '(First check who it is: ask for the last four characters of the identity number, or of the card. Before that, say nothing of what it is about. If it is somebody else, apologise and end the call.)',
    `Good day, I am calling from ${told.institution}. This call is recorded.`,
    ...(told.kind === 'visit-called-off'
      ? [`The visit of ${when} is called off. Nobody will come, and you need not wait.`]
      : [
          opening(told, when),
          `Their staff numbers are ${badges(told)}. ${purpose(told)}`,
          'Whether we meet is up to you: you can confirm, move, be reached another way, or decline; declining makes nothing worse.',
        ]),
    `You can check this by the number on your card${complaint(told, '; complaints')}.`,
  );
}

function farewell({ complaintLine, institution }: NoticeTold): string {
  const line = complaintLine === '' ? '' : `Complaints: ${complaintLine}\n`;
  return `${line}Questions: the number on your card.\n${institution}`;
}

/** The name of an agency stands in no text message. */
function whoComes({ officers }: NoticeTold): string {
  const number = officers.length === 3 ? 'three' : 'two';
  return officers.some(({ agencyEn }) => agencyEn !== null)
    ? `${number} people who act for us`
    : `${number} of our staff`;
}

function officerLine({ agencyEn, badgeNo, name }: OfficerTold): string {
  return `- ${name}, staff no. ${badgeNo}${agencyEn === null ? '' : `, of ${agencyEn}, acting for us`}`;
}

function badges({ officers }: NoticeTold): string {
  return officers.map(({ badgeNo }) => badgeNo).join(', ');
}

function complaint({ complaintLine }: NoticeTold, before: string): string {
  return complaintLine === '' ? '' : `${before} ${complaintLine}`;
}

function paragraphs(...texts: readonly string[]): string {
  return texts.join('\n\n');
}
