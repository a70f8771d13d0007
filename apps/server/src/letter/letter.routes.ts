// SPDX-License-Identifier: Apache-2.0
// Letters to be printed and posted.
import type { HandlersOf } from '../http/handler.ts';
import { openLetter } from './open-letter.action.ts';

export const letterHandlers = {
  'letter.file': ({ ground, actor, params }) => openLetter(ground, actor, params),
} satisfies HandlersOf<'letter.file'>;
