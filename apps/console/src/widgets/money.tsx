// SPDX-License-Identifier: Apache-2.0
// An amount with its currency. Several currencies stand one below the other and are never added.
import type { Money } from '@fairvisit/api/shapes.ts';
import { groupedAmount } from './grouped.ts';

export function Amount({ money }: { readonly money: Money }) {
  return (
    <span className="amount">
      <span className="currency">{money.currency}</span> {groupedAmount(money.amount)}
    </span>
  );
}

export function Amounts({ list }: { readonly list: readonly Money[] }) {
  if (list.length === 0) return <span className="quiet">–</span>;
  return (
    <span className="amounts">
      {list.map((money) => (
        <Amount key={`${money.currency} ${money.amount}`} money={money} />
      ))}
    </span>
  );
}
