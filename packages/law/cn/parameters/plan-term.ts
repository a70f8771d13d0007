// SPDX-License-Identifier: Apache-2.0
// The longest term of an individual instalment plan (CN-SRC-CARD-2011 §70: five years).
import { parameter } from '../../src/parameter.ts';

export const planMonthsMax = parameter('CN.planMaxMonths', [{ from: '2011-01-13', value: 60 }]);
