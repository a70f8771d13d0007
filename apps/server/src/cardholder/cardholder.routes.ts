// SPDX-License-Identifier: Apache-2.0
// The person's own page. Entering and leaving set and clear his cookie, so they are doors beside the
// ordinary handlers.
import type { Answer, Parsed } from '@fairvisit/api/route-table.ts';
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { refuse } from '@fairvisit/domain/result.ts';
import type { CardholderActor, Ground } from '../ground.ts';
import type { Outcome } from '../http/handler.ts';
import { leavePortal } from './leave-portal.action.ts';

export async function enterPortalDoor(
  _ground: Ground,
  _institutionId: InstitutionId | null,
  _body: Parsed<'portal.enter', 'body'>,
): Promise<Outcome<{ readonly answer: Answer<'portal.enter'>; readonly token: string }>> {
  return refuse({ code: 'portal.not-recognised' });
}

export async function notMeDoor(
  _ground: Ground,
  _institutionId: InstitutionId | null,
  _body: Parsed<'portal.not-me', 'body'>,
): Promise<Answer<'portal.not-me'>> {
  return { heard: true };
}

export async function leavePortalDoor(
  ground: Ground,
  actor: CardholderActor,
  token: string,
): Promise<Answer<'portal.leave'>> {
  await leavePortal(ground, actor, token);
  return { left: true };
}
