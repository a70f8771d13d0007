// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cutReply, readReply, replyLengthMax } from './reply-words.ts';

it.each([
  ['1', 'confirm'],
  ['\uff11', 'confirm'],
  [' 1 \r\n', 'confirm'],
  ['回复1', 'confirm'],
  ['回复:1', 'confirm'],
  ['“1”', 'confirm'],
  ['1。', 'confirm'],
  ['确认', 'confirm'],
  ['【确认】', 'confirm'],
  ['CONFIRM', 'confirm'],
  ['1\u200b', 'confirm'],
  ['2', 'move'],
  ['改期', 'move'],
  ['Move', 'move'],
  ['3', 'decline'],
  ['谢绝', 'decline'],
  ['拒绝', 'decline'],
  ['不要', 'decline'],
  ['退订', 'decline'],
  ['TD', 'decline'],
  ['Stop.', 'decline'],
  ['NO', 'decline'],
  ['4', 'not-me'],
  ['非本人', 'not-me'],
  ['Not  me', 'not-me'],
  ['回复 4', 'not-me'],
])('reads %j as %s', (text, kind) => {
  expect(readReply(text)).toEqual({ kind });
});

it.each([
  [''],
  [' '],
  ['12'],
  ['1 2'],
  ['11'],
  ['0'],
  ['-1'],
  ['1月3日可以吗'],
  ['不确认'],
  ['我不要确认'],
  ['confirm no'],
  ['\u2460?'],
  ['😀'],
  ['constructor'],
  ['__proto__'],
])('leaves %j to be read by somebody', (text) => {
  expect(readReply(text)).toEqual({ kind: 'words' });
});

it('cuts a long reply without leaving half of a character', () => {
  const long = `${'a'.repeat(replyLengthMax - 1)}😀 and more`;
  expect(cutReply(long)).toBe('a'.repeat(replyLengthMax - 1));
  expect(cutReply('短')).toBe('短');
});

it('takes any text of any length without failing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), (text) => {
      expect(cutReply(text).length).toBeLessThanOrEqual(replyLengthMax);
      expect(['confirm', 'move', 'decline', 'not-me', 'words']).toContain(readReply(text).kind);
    }),
  );
});
