// SPDX-License-Identifier: Apache-2.0
// What one night knows: whose it is, which day, and by which rules of the institution.
import type { ReversalAnchor } from '@fairvisit/domain/account/unpaid-due.ts';
import type { Temporal } from 'temporal-polyfill';
import type { MessageWriting } from '../message/queue-message.action.ts';
import type { NightRules } from './judge-person.ts';

export interface NightContext {
  readonly writing: MessageWriting;
  readonly on: Temporal.PlainDate;
  /** The instant the night is judged at; each person's day follows from his zone. */
  readonly at: Temporal.Instant;
  readonly rules: NightRules & { readonly reversalAnchor: ReversalAnchor };
}
