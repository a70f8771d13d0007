// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { maskCode } from './mask-code.ts';

const tick = '`';

test('blanks comments and keeps strings and positions', () => {
  const text = "a('x // y'); // new Date()\nb(); /* c\n d */ e();";
  const masked = maskCode(text);
  expect(masked.withStrings).toBe("a('x // y');              \nb();     \n      e();");
  expect(masked.bare).toHaveLength(text.length);
});

test('blanks the words of a template and keeps the code inside it', () => {
  const { bare } = maskCode(
    `x(${tick}one \${two({ a: ${tick}in\${deep}${tick} })} three${tick}); four();`,
  );
  expect(bare).toContain('two({ a:');
  expect(bare).toContain('deep');
  expect(bare).toContain('four();');
  expect(bare).not.toContain('one');
  expect(bare).not.toContain('three');
});

test('takes a slash after an opening bracket as a pattern and after a value as a division', () => {
  const { bare } = maskCode("f(/['/]+/g); const half = all / 2; g('s'); rest / 1");
  expect(bare).toContain('const half = all / 2; g(');
  expect(bare).toContain('rest / 1');
});

test('ends an apostrophe in markup with its line', () => {
  const { bare } = maskCode("<p>Don't</p>\nnext();");
  expect(bare).toContain('next();');
});
