// SPDX-License-Identifier: Apache-2.0
// Every rule of the Chinese pack, by name: what is not listed here does not hold.
import type { Rule } from '../src/rule.ts';
import { quietHoursBankingCode } from './calls/time-01-quiet-hours-banking-code.ts';

export const cnRules: readonly Rule[] = [quietHoursBankingCode];
