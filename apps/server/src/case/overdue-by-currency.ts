// SPDX-License-Identifier: Apache-2.0
// What a person owes over all accounts: one sum a currency. Two currencies never meet in one sum.
import type { Money } from '@fairvisit/api/shapes.ts';
import { moneyToWire } from './money-wire.ts';

export interface OwedAmount {
  readonly currency: string;
  readonly overdueMinor: number;
}

export function overdueByCurrency(accounts: readonly OwedAmount[]): Money[] {
  const sums = new Map<string, number>();
  for (const { currency, overdueMinor } of accounts) {
    sums.set(currency, (sums.get(currency) ?? 0) + overdueMinor);
  }
  return [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, owed]) => moneyToWire(owed, currency));
}
