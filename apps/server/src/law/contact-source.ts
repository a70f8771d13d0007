// SPDX-License-Identifier: Apache-2.0
// Where a number or an address comes from, in the law's words.
import type { Contact } from '@fairvisit/law/act.ts';

type LawSource = NonNullable<Contact['contactSource']>;

const sources: Readonly<Record<string, LawSource>> = {
  contract: 'contract',
  'left-by-person': 'left_by_cardholder',
  authorised: 'authorised_by_cardholder',
  'public-source': 'public_source',
  'told-by-contact': 'told_by_left_contact',
  'bureau-authorised': 'bureau_authorised',
};

/** A source that nobody wrote down is not a lawful one. */
export function lawSource(stored: string): LawSource {
  return sources[stored] ?? 'unknown';
}
