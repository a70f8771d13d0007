// SPDX-License-Identifier: Apache-2.0
// Division codes, by their first digits, where daily life runs two hours behind the legal clock.
import { parameter } from '../../src/parameter.ts';

export const lateRegionCodes = parameter<readonly string[]>('CN.lateRegionCodes', [
  { from: '2018-03-28', value: ['65'] },
]);
