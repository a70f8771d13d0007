// SPDX-License-Identifier: Apache-2.0
// A message as the law is asked about it: what is said, by which way, to which number, at which
// minute. Words about a visit tell of no debt; a reminder does.
import type { MessageChannel, MessageKind } from '@fairvisit/api/message.ts';
import type { Act, Contact } from '@fairvisit/law/act.ts';
import type { PointUsed } from './call-act.ts';
import { lawSource } from './contact-source.ts';
import { regionOf } from './visit-act.ts';

export interface MessageAsked {
  readonly stage: 'planning' | 'act';
  readonly kind: MessageKind;
  readonly channel: MessageChannel;
  /** The number, the mail address or the place that letters go to. */
  readonly point: PointUsed | null;
  readonly communityCode: string | null;
  /** Epoch minute. */
  readonly at: number;
  /** Letters that remind are asked for whole. */
  readonly isLetterComplete: boolean;
}

export function messageAct(asked: MessageAsked): Act {
  const { at, communityCode, point, stage } = asked;
  return {
    contact: {
      ...kindOf(asked),
      stage,
      counterpart: point?.isFrozen ? 'unrelated' : 'cardholder',
      proposedByCardholder: false,
      startedByCardholder: false,
      counterpartRefused: false,
      usesAuthorityNames: false,
      commercial: false,
      postedPublicly: false,
      // The institution's line records, and the greeting of each message names the institution.
      recorded: true,
      institutionNamed: true,
      claimsDisputedPart: false,
      ...(point ? { channelAddress: point.id, contactSource: lawSource(point.source) } : {}),
      ...(communityCode === null ? {} : { regionCode: regionOf(communityCode) }),
    },
    start: at,
    end: at + 1,
  };
}

type KindOfContact = Pick<
  Contact,
  'kind' | 'channel' | 'purpose' | 'mentionsDebt' | 'letterComplete'
>;

function kindOf({ kind, channel, isLetterComplete }: MessageAsked): KindOfContact {
  if (kind !== 'payment-reminder') {
    return { kind: 'notice', channel, purpose: 'inform', mentionsDebt: false };
  }
  // Words that a bystander may read name no debt; a sealed letter does.
  const reminder = { purpose: 'remind', mentionsDebt: channel === 'letter' } as const;
  if (channel === 'phone') return { kind: 'call', channel, ...reminder };
  const letter = channel === 'letter' ? { letterComplete: isLetterComplete } : {};
  return { kind: channel, channel, ...reminder, ...letter };
}
