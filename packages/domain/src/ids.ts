// SPDX-License-Identifier: Apache-2.0
// Ids are uuid v7 text: sortable by creation, made from a clock and randomness that are passed in.
import { assert } from './assert.ts';
import type { Brand } from './brand.ts';

export type InstitutionId = Brand<string, 'InstitutionId'>;
export type CardholderId = Brand<string, 'CardholderId'>;
export type AccountId = Brand<string, 'AccountId'>;
export type CaseId = Brand<string, 'CaseId'>;
export type StaffId = Brand<string, 'StaffId'>;
export type VisitId = Brand<string, 'VisitId'>;
export type VisitRequestId = Brand<string, 'VisitRequestId'>;

/** Sixteen random bytes and the present millisecond; given by the composition root, fixed in tests. */
export interface IdSource {
  readonly randomBytes: (length: number) => Uint8Array;
  readonly epochMilliseconds: () => number;
}

/** A new uuid v7 as text. The caller brands it: `newId<VisitId>(ids)`. */
export function newId<Id extends string>(source: IdSource): Id {
  const bytes = source.randomBytes(16);
  assert(bytes.length === 16, 'an id source gives sixteen bytes');
  const at = BigInt(source.epochMilliseconds());
  for (let i = 0; i < 6; i += 1) bytes[i] = Number((at >> BigInt(8 * (5 - i))) & 0xffn);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const text = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  return text as Id;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** The id in `text`, or null when it is not a lower-case uuid. */
export function parseId<Id extends string>(text: string): Id | null {
  return uuid.test(text) ? (text as Id) : null;
}

const institutionName = /^[a-z][a-z0-9-]{1,39}$/;

/** The institution named by `text` (a host's first label, a token's prefix), or null. */
export function parseInstitutionId(text: string): InstitutionId | null {
  return institutionName.test(text) ? (text as InstitutionId) : null;
}
