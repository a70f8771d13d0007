// SPDX-License-Identifier: Apache-2.0
// An act as the engine takes it. Rules see the contact without its time: they say when it is not
// lawful, and the engine compares.
import type { Action, ActKind } from './input/act-shape.ts';

type Timeless = Omit<
  Action,
  'kind' | 'stage' | 'at' | 'expectedEnd' | 'durationMinutes' | 'liftedRules'
>;

export interface Contact extends Timeless {
  readonly kind: ActKind;
  /** planning: what can still be done before the act is a task, not a hindrance. */
  readonly stage: 'planning' | 'act';
  /** A visit whose end nobody named cannot be shown to fit. */
  readonly endUnknown?: true | undefined;
  readonly liftedRules?: readonly string[] | undefined;
}

export interface Act {
  readonly contact: Contact;
  /** Epoch minutes, `[start, end)`; a message or a call counts as its first minute. */
  readonly start: number;
  readonly end: number;
}
