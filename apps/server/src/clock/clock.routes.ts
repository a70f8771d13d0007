// SPDX-License-Identifier: Apache-2.0
// The button that lets the demo's time pass.
import type { HandlersOf } from '../http/handler.ts';
import { advanceClock } from './advance-clock.action.ts';

export const clockHandlers = {
  'clock.advance': ({ ground, actor, body }) => advanceClock(ground, actor, body.step),
} satisfies HandlersOf<'clock.advance'>;
