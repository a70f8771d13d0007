// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { fileNameOf } from './files.ts';

test('takes the name of a file from its head, in either form', () => {
  expect(fileNameOf('attachment; filename="dossier-v2.pdf"')).toBe('dossier-v2.pdf');
  expect(fileNameOf("attachment; filename*=UTF-8''%E5%8D%B7%E5%AE%97.pdf")).toBe('卷宗.pdf');
  expect(fileNameOf('attachment')).toBeNull();
  expect(fileNameOf(null)).toBeNull();
});
