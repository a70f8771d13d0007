// SPDX-License-Identifier: Apache-2.0
// Signing in and out set and clear the cookie, which no other route does; so they are doors of their
// own beside the ordinary handlers.
import type { Answer, Parsed } from '@fairvisit/api/route-table.ts';
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { ok, refuse } from '@fairvisit/domain/result.ts';
import type { Actor, Ground } from '../ground.ts';
import type { HandlersOf, Outcome } from '../http/handler.ts';
import { readMe } from './me.query.ts';
import { signIn } from './sign-in.action.ts';
import { signOut } from './sign-out.action.ts';

export const sessionHandlers = {
  'session.me': async ({ ground, actor }) => ok(await readMe(ground, actor)),
} satisfies HandlersOf<'session.me'>;

export async function openDoor(
  ground: Ground,
  institutionId: InstitutionId | null,
  body: Parsed<'session.sign-in', 'body'>,
): Promise<Outcome<{ readonly answer: Answer<'session.sign-in'>; readonly token: string }>> {
  if (institutionId === null) return refuse({ code: 'sign-in.failed' });
  const signedIn = await signIn(ground, { institutionId, ...body });
  if (!signedIn.ok) return signedIn;
  const { actor, token } = signedIn.value;
  return ok({ answer: await readMe(ground, actor), token });
}

export async function closeDoor(
  ground: Ground,
  actor: Actor & { readonly kind: 'staff' },
  token: string,
): Promise<Answer<'session.sign-out'>> {
  await signOut(ground, actor, token);
  return { signedOut: true };
}
