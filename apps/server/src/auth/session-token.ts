// SPDX-License-Identifier: Apache-2.0
// A session's token carries its institution in front, so that the wall stands before the first
// query. The database holds its hash only: who reads a dump signs in as nobody.
import { createHash } from 'node:crypto';
import type { IdSource, InstitutionId } from '@fairvisit/domain/ids.ts';
import { parseInstitutionId } from '@fairvisit/domain/ids.ts';

export const sessionCookie = 'fairvisit_session';
const secretBytes = 32;
const form = /^([a-z][a-z0-9-]{1,39})\.[A-Za-z0-9_-]{43}$/;

export function newSessionToken(ids: IdSource, institutionId: InstitutionId): string {
  const secret = Buffer.from(ids.randomBytes(secretBytes)).toString('base64url');
  return `${institutionId}.${secret}`;
}

/** The institution that the token names, or null when it is no token of ours. */
export function institutionOfToken(token: string): InstitutionId | null {
  const name = form.exec(token)?.[1];
  return name === undefined ? null : parseInstitutionId(name);
}

export function hashOfToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
