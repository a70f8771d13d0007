// SPDX-License-Identifier: Apache-2.0
// Places where a visit shames or endangers a person.
import { parameter } from '../../src/parameter.ts';

export const sensitivePlaceKinds = parameter<readonly string[]>('CN.sensitivePlaceKinds', [
  { from: '2018-03-28', value: ['workplace', 'school', 'hospital', 'custody', 'ceremony'] },
]);
