// SPDX-License-Identifier: Apache-2.0
// How many officers come to a visit (CN-SRC-CBA-2026).
import { parameter } from '../../src/parameter.ts';

export const officersPerVisitMin = parameter('CN.minOfficers', [{ from: '2026-01-30', value: 2 }]);
