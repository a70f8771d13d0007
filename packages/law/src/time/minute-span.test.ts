// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { intersect, type Span, subtract, union } from './minute-span.ts';

const MINUTES = 40;
const spans = fc.array(
  fc
    .tuple(fc.nat(MINUTES), fc.nat(MINUTES))
    .map(([from, length]): Span => ({ from, until: from + length })),
  { maxLength: 6 },
);

function covers(some: readonly Span[], minute: number): boolean {
  return some.some((span) => span.from <= minute && minute < span.until);
}

test('stretches add, cut and meet minute by minute', () => {
  fc.assert(
    fc.property(spans, spans, (one, other) => {
      const [both, left, met] = [union(one), subtract(one, other), intersect(one, other)];
      for (let minute = 0; minute <= 2 * MINUTES; minute += 1) {
        const [inOne, inOther] = [covers(one, minute), covers(other, minute)];
        expect(covers(both, minute)).toBe(inOne);
        expect(covers(left, minute)).toBe(inOne && !inOther);
        expect(covers(met, minute)).toBe(inOne && inOther);
      }
    }),
  );
});

test('merged stretches are sorted and do not touch', () => {
  fc.assert(
    fc.property(spans, (some) => {
      const merged = union(some);
      for (let at = 1; at < merged.length; at += 1) {
        expect(merged[at]?.from).toBeGreaterThan(merged[at - 1]?.until ?? Number.NaN);
      }
    }),
  );
});
