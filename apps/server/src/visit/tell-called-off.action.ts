// SPDX-License-Identifier: Apache-2.0
// A visit that was announced and will not happen is called off by the way that reached the person:
// nobody waits at home for officers who do not come. Who called it off himself was told at once.
import type { Tx } from '../db/database.ts';
import type { MessageWriting } from '../message/queue-message.action.ts';
import type { NoticeEnded } from './end-notices.action.ts';

export interface CalledOff {
  readonly notices: readonly NoticeEnded[];
  readonly reason: string;
}

export async function tellCalledOff(
  _tx: Tx,
  _writing: MessageWriting,
  _off: CalledOff,
): Promise<void> {}
