// SPDX-License-Identifier: Apache-2.0
// Signing in, who I am, and the business clock.
import { z } from 'zod';
import type { Route } from './route.ts';
import { day, id, instant } from './shapes.ts';

export const role = z.enum(['operations', 'supervisor', 'officer', 'compliance', 'administrator']);

export const me = z.strictObject({
  staff: z.strictObject({
    id,
    name: z.string(),
    signInName: z.string(),
    role,
    locale: z.enum(['zh', 'en']),
  }),
  institution: z.strictObject({
    id: z.string(),
    nameZh: z.string(),
    nameEn: z.string(),
    zone: z.string(),
    isDemo: z.boolean(),
  }),
  /** The acts this person may do, from the same table that guards the routes. */
  may: z.array(z.string()).max(100),
  businessNow: instant,
  businessDay: day,
  /** A standing clock moves only when somebody advances it (demo). */
  clockStands: z.boolean(),
});

export const sessionRoutes = {
  'session.sign-in': {
    method: 'POST',
    path: '/api/sign-in',
    act: 'anyone',
    summary: 'Sign in with name and password; sets the session cookie.',
    body: z.strictObject({
      signInName: z.string().trim().min(1).max(64),
      password: z.string().min(1).max(200),
    }),
    answer: me,
  },
  'session.sign-out': {
    method: 'POST',
    path: '/api/sign-out',
    act: 'signed-in',
    summary: 'End this session.',
    answer: z.strictObject({ signedOut: z.literal(true) }),
  },
  'session.me': {
    method: 'GET',
    path: '/api/me',
    act: 'signed-in',
    summary: 'Who is signed in, what he may do, and the business clock.',
    answer: me,
  },
  'clock.advance': {
    method: 'POST',
    path: '/api/clock/advance',
    act: 'clock.advance',
    summary: 'Advance a standing business clock; passing midnight runs the night.',
    body: z.strictObject({ step: z.enum(['hour', 'day']) }),
    answer: z.strictObject({
      businessNow: instant,
      businessDay: day,
      nights: z
        .array(
          z.strictObject({ on: day, changed: z.number(), opened: z.number(), closed: z.number() }),
        )
        .max(31),
    }),
  },
} as const satisfies Record<string, Route>;

export type Me = z.infer<typeof me>;
export type Role = z.infer<typeof role>;
