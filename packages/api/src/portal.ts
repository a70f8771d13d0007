// SPDX-License-Identifier: Apache-2.0
// What the person sees and answers, behind the link of a notice and a second factor. Nothing that a
// GET does counts as an answer, and a wrong, used or unknown link is told in the same words.
import { z } from 'zod';
import { complaintSubject, complaintWordsMax } from './complaint.ts';
import type { Route } from './route.ts';
import { day, id, instant, momentSent, money } from './shapes.ts';

/** 128 bits, base64url. */
export const linkToken = z.string().max(200);
const idempotencyKey = z.string().min(8).max(100);

const slot = z.strictObject({ from: instant, until: instant });
const answerKind = z.enum([
  'confirmed',
  'moved',
  'declined',
  'other-channel',
  'not-me',
  'complaint',
]);
export const wishedChannel = z.enum(['call', 'sms', 'email', 'letter']);

export const portalPage = z.strictObject({
  institution: z.strictObject({
    nameZh: z.string(),
    nameEn: z.string(),
    complaintLine: z.string(),
    zone: z.string(),
    isDemo: z.boolean(),
  }),
  language: z.enum(['zh', 'en']),
  nameMasked: z.string(),
  now: instant,
  /** The visit as it stands; null when none was ever planned. */
  visit: z
    .strictObject({
      visitId: id,
      noticeId: id,
      state: z.enum(['planned', 'waiting', 'called-off', 'done']),
      manner: z.enum(['visit', 'doorstep']),
      window: slot.nullable(),
      /** Where they would come, down to the community: the door itself stays masked. */
      placeMasked: z.string(),
      officers: z
        .array(
          z.strictObject({
            name: z.string(),
            badgeNo: z.string(),
            /** Null: the institution's own staff. */
            agencyZh: z.string().nullable(),
            agencyEn: z.string().nullable(),
          }),
        )
        .max(3),
      answer: answerKind.nullable(),
      answeredAt: instant.nullable(),
      /** Why it was called off: a code, e.g. 'declined', 'paid', 'complaint', 'no-answer'. */
      endedReason: z.string().nullable(),
    })
    .nullable(),
  /** What changed since the link was sent; null when the link tells the newest. */
  change: z
    .strictObject({
      kind: z.enum(['moved', 'replanned', 'called-off']),
      at: instant,
      was: slot,
      reason: z.string().nullable(),
    })
    .nullable(),
  may: z.strictObject({
    confirm: z.boolean(),
    move: z.boolean(),
    decline: z.boolean(),
    otherChannel: z.boolean(),
    complain: z.boolean(),
  }),
  /** For how many days a no keeps visits away. */
  declineDays: z.number().int().positive(),
  /** Visits stay away until this day, which counts. */
  declinedUntil: day.nullable(),
  wishes: z
    .array(
      z.strictObject({
        channel: z.enum(['call', 'sms', 'email', 'letter', 'visit']),
        wish: z.enum(['prefer', 'refuse']),
      }),
    )
    .max(10),
  complaint: z
    .strictObject({ openedOn: day, answerDueOn: day, state: z.enum(['open', 'closed']) })
    .nullable(),
  accounts: z
    .array(
      z.strictObject({
        cardTail: z.string(),
        overdue: money,
        balance: money,
        asOf: day,
        isDisputed: z.boolean(),
      }),
    )
    .max(50),
  /** How the institution has been in touch: what is written about the person, he may see. */
  contacts: z
    .array(
      z.strictObject({
        at: instant,
        channel: z.enum(['call', 'voicebot', 'sms', 'im', 'email', 'letter', 'visit', 'portal']),
        outcome: z.string(),
      }),
    )
    .max(30),
});

export const portalRoutes = {
  'portal.enter': {
    method: 'POST',
    path: '/api/portal/enter',
    act: 'anyone',
    summary: 'Open the page of a link with the second factor; sets the portal cookie.',
    body: z.strictObject({
      link: linkToken,
      /** Last four characters of the identity number, or of the card where none is on file. */
      factor: z.string().trim().min(1).max(20),
    }),
    answer: portalPage,
  },
  'portal.not-me': {
    method: 'POST',
    path: '/api/portal/not-me',
    act: 'anyone',
    summary:
      'Somebody who is not the person says so, from the link alone; the answer is the same for any link.',
    body: z.strictObject({ link: linkToken }),
    answer: z.strictObject({ heard: z.literal(true) }),
  },
  'portal.page': {
    method: 'GET',
    path: '/api/portal/page',
    act: 'portal.own',
    summary: 'The visit, the rights, the figures and what was written, as they stand.',
    answer: portalPage,
  },
  'portal.slots': {
    method: 'GET',
    path: '/api/portal/slots',
    act: 'portal.own',
    summary: 'Other times that are lawful and that the plan can keep.',
    answer: z.strictObject({ slots: z.array(slot).max(60) }),
  },
  'portal.confirm': {
    method: 'POST',
    path: '/api/portal/confirm',
    act: 'portal.own',
    summary: 'The person agrees to the visit as announced.',
    body: z.strictObject({ idempotencyKey, noticeId: id }),
    answer: portalPage,
  },
  'portal.move': {
    method: 'POST',
    path: '/api/portal/move',
    act: 'portal.own',
    summary: 'The person chooses another time.',
    body: z.strictObject({ idempotencyKey, noticeId: id, from: momentSent }),
    answer: portalPage,
  },
  'portal.decline': {
    method: 'POST',
    path: '/api/portal/decline',
    act: 'portal.own',
    summary: 'No visit: nobody comes for the days of the policy; every other way stays open.',
    body: z.strictObject({ idempotencyKey }),
    answer: portalPage,
  },
  'portal.other-channel': {
    method: 'POST',
    path: '/api/portal/other-channel',
    act: 'portal.own',
    summary: 'The person would rather be rung or written to; the visit is called off.',
    body: z.strictObject({ idempotencyKey, channel: wishedChannel }),
    answer: portalPage,
  },
  'portal.complain': {
    method: 'POST',
    path: '/api/portal/complain',
    act: 'portal.own',
    summary: 'A complaint: it is written down, contact stops, the visit is called off.',
    body: z.strictObject({
      idempotencyKey,
      subject: complaintSubject,
      words: z.string().trim().min(3).max(complaintWordsMax),
    }),
    answer: portalPage,
  },
  'portal.leave': {
    method: 'POST',
    path: '/api/portal/leave',
    act: 'portal.own',
    summary: 'Close the page: the session ends.',
    answer: z.strictObject({ left: z.literal(true) }),
  },
} as const satisfies Record<string, Route>;

export type PortalPage = z.infer<typeof portalPage>;
