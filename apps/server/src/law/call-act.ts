// SPDX-License-Identifier: Apache-2.0
// A call or a letter as the law is asked about it, at the moment it is made.
import type { Act } from '@fairvisit/law/act.ts';
import { lawSource } from './contact-source.ts';
import { regionOf } from './visit-act.ts';

export interface PointUsed {
  readonly id: string;
  /** As it stands in the database. */
  readonly source: string;
  /** Frozen: somebody else answered there. */
  readonly isFrozen: boolean;
}

export interface ContactAsked {
  readonly channel: 'call' | 'letter';
  /** The number rung, or the address written to; null when nobody said which. */
  readonly point: PointUsed | null;
  /** Of the place where the person lives; the region of a mobile phone is not known otherwise. */
  readonly communityCode: string | null;
  /** The person rang or wrote himself. */
  readonly startedByPerson?: boolean;
  /** Epoch minute. */
  readonly at: number;
}

export function contactAct(asked: ContactAsked): Act {
  const { channel, point, communityCode, at } = asked;
  return {
    contact: {
      kind: channel,
      stage: 'act',
      purpose: 'learn_reason',
      channel: channel === 'call' ? 'phone' : 'letter',
      counterpart: point?.isFrozen ? 'unrelated' : 'cardholder',
      proposedByCardholder: false,
      startedByCardholder: asked.startedByPerson ?? false,
      counterpartRefused: false,
      mentionsDebt: true,
      usesAuthorityNames: false,
      commercial: false,
      postedPublicly: false,
      // The institution's line records, and its greeting names the institution.
      recorded: true,
      institutionNamed: true,
      ...(point ? { channelAddress: point.id, contactSource: lawSource(point.source) } : {}),
      ...(communityCode === null ? {} : { regionCode: regionOf(communityCode) }),
    },
    start: at,
    end: at + 1,
  };
}
