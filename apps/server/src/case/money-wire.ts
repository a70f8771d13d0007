// SPDX-License-Identifier: Apache-2.0
// An amount as it leaves the server: decimal text beside its currency.
import type { Money } from '@fairvisit/api/shapes.ts';
import { assert } from '@fairvisit/domain/assert.ts';
import { isCurrency, minor, toDecimal } from '@fairvisit/domain/money/money.ts';

export function moneyToWire(amountMinor: number, currency: string): Money {
  assert(isCurrency(currency), 'an account has a known currency');
  return { currency, amount: toDecimal(minor(amountMinor), currency) };
}
