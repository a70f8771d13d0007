// SPDX-License-Identifier: Apache-2.0
// What a bench is given and what it tells.
import type { Io } from '../io.ts';
import type { Opened } from '../open-institution.ts';

export type Figures = Readonly<Record<string, number>>;

export interface Bench {
  readonly opened: Opened;
  readonly accounts: number;
  readonly io: Io;
}
