// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { type AnswerKind, type NoticeState, refusesAnswer } from './notice-answers.ts';

const kinds = [
  'confirmed',
  'moved',
  'declined',
  'other-channel',
  'not-me',
  'complaint',
] as const satisfies readonly AnswerKind[];
const reasons = ['moved', 'replanned', 'superseded', 'declined', 'paid', 'no-answer', 'over'];
const states: readonly NoticeState[] = [null, ...reasons].flatMap((endedReason) =>
  [null, ...kinds].map((answer) => ({ endedReason, answer })),
);

describe('an answer to a notice', () => {
  it.each(['declined', 'other-channel', 'not-me', 'complaint'] as const)(
    'is always taken when it is %s',
    (kind) => {
      for (const state of states) expect(refusesAnswer(state, kind)).toBeNull();
    },
  );

  it('of yes is taken once, while the notice stands', () => {
    expect(refusesAnswer({ endedReason: null, answer: null }, 'confirmed')).toBeNull();
    expect(refusesAnswer({ endedReason: null, answer: 'confirmed' }, 'confirmed')).toBe(
      'visit.already-arranged',
    );
  });

  it('of another time is taken before a yes and after it', () => {
    expect(refusesAnswer({ endedReason: null, answer: null }, 'moved')).toBeNull();
    expect(refusesAnswer({ endedReason: null, answer: 'confirmed' }, 'moved')).toBeNull();
  });

  it('of yes or another time is not taken after a no', () => {
    for (const kind of ['confirmed', 'moved'] as const) {
      expect(refusesAnswer({ endedReason: null, answer: 'declined' }, kind)).toBe(
        'notice.answered',
      );
    }
  });

  it('to a notice that ended names whether a newer one stands in its place', () => {
    for (const kind of ['confirmed', 'moved'] as const) {
      for (const state of states.filter(({ endedReason }) => endedReason !== null)) {
        const isNewer = ['moved', 'replanned', 'superseded'].includes(state.endedReason ?? '');
        expect(refusesAnswer(state, kind)).toBe(isNewer ? 'notice.superseded' : 'notice.ended');
      }
    }
  });
});
