// SPDX-License-Identifier: Apache-2.0
// Which answers a notice takes, as a table. Saying no, asking for another way and complaining are
// always possible; yes and another time only while the notice stands.

export type AnswerKind =
  | 'confirmed'
  | 'moved'
  | 'declined'
  | 'other-channel'
  | 'not-me'
  | 'complaint';

export interface NoticeState {
  readonly endedReason: string | null;
  readonly answer: AnswerKind | null;
}

export type AnswerRefusal =
  | 'notice.superseded'
  | 'notice.ended'
  | 'notice.answered'
  | 'visit.already-arranged';

const newer: readonly string[] = ['moved', 'replanned', 'superseded'];
const alwaysTaken: readonly AnswerKind[] = ['declined', 'other-channel', 'not-me', 'complaint'];

/** Null: the answer is taken. */
export function refusesAnswer(notice: NoticeState, kind: AnswerKind): AnswerRefusal | null {
  if (alwaysTaken.includes(kind)) return null;
  if (notice.endedReason !== null) {
    return newer.includes(notice.endedReason) ? 'notice.superseded' : 'notice.ended';
  }
  if (notice.answer === null) return null;
  if (notice.answer === 'confirmed') return kind === 'moved' ? null : 'visit.already-arranged';
  return 'notice.answered';
}
