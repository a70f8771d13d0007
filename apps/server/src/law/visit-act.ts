// SPDX-License-Identifier: Apache-2.0
// A visit as the law is asked about it: where, to whom, in which manner. Officers of this house wait
// outside, record, take no money and never follow anyone; that is not an option of a visit.
import type { Act, Contact } from '@fairvisit/law/act.ts';
import { lawSource } from './contact-source.ts';

export interface VisitAddress {
  readonly id: string;
  readonly kind: 'residence' | 'work' | 'hukou' | 'billing';
  /** As it stands in the database. */
  readonly source: string;
  readonly communityCode: string | null;
  readonly livesHereConfirmedOn: { toString(): string } | null;
}

export interface VisitAsked {
  readonly stage: 'planning' | 'act';
  /** Null: there is no door that is the person's own, and the law asks for one. */
  readonly address: VisitAddress | null;
  /** Epoch minutes; `minutes` long. */
  readonly start: number;
  readonly minutes: number;
  /** When this is planned; days nearer than the notice period are then refused. */
  readonly decidedAt?: number;
  /** The person proposed this very slot in writing. */
  readonly proposedByCardholder?: boolean;
}

export function visitAct(asked: VisitAsked): Act {
  return { contact: visitContact(asked), start: asked.start, end: asked.start + asked.minutes };
}

/** Without a time, for lawful windows. */
export function visitContact(asked: Omit<VisitAsked, 'start' | 'minutes'>): Contact {
  const { address, stage } = asked;
  return {
    kind: 'visit',
    stage,
    purpose: 'learn_reason',
    counterpart: 'cardholder',
    ...(address === null ? {} : placeOf(address)),
    approach: 'announced',
    entry: 'outside',
    camera: 'off',
    proposedByCardholder: asked.proposedByCardholder ?? false,
    startedByCardholder: false,
    counterpartRefused: false,
    mentionsDebt: false,
    usesAuthorityNames: false,
    commercial: false,
    postedPublicly: false,
    takesCashOrCard: false,
    ...(stage === 'act' ? { visitRecorded: true, recordingRefused: false } : {}),
    ...(asked.decidedAt === undefined ? {} : { decidedAt: asked.decidedAt }),
  };
}

function placeOf(address: VisitAddress): Partial<Contact> {
  const { communityCode, id, kind, livesHereConfirmedOn, source } = address;
  return {
    placeKind: kind === 'work' ? 'workplace' : 'home',
    addressKind: kind === 'work' ? 'workplace' : kind,
    livesThereConfirmed: livesHereConfirmedOn !== null,
    channelAddress: id,
    contactSource: lawSource(source),
    ...(communityCode === null ? {} : { regionCode: regionOf(communityCode) }),
  };
}

/** The county of a community: the first six digits of its code. */
export function regionOf(communityCode: string): string {
  return communityCode.slice(0, regionDigits);
}

const regionDigits = 6;
