// SPDX-License-Identifier: Apache-2.0
// A payment that the newest file does not know of.
import { useState } from 'react';
import { fill } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { freshKey } from '../../data/fresh-key.ts';
import { useMe } from '../../data/me.tsx';
import { useAct } from '../../data/queries.ts';
import { DayField } from '../../widgets/day-field.tsx';
import type { Account } from './account.ts';
import { ActDialog } from './act-dialog.tsx';
import { isAmount } from './amount.ts';
import { AmountField } from './amount-field.tsx';

export interface RecordPaymentProps {
  readonly account: Account;
  readonly onClose: () => void;
}

export function RecordPayment({ account, onClose }: RecordPaymentProps) {
  const { notice } = useWords();
  const words = notice.money;
  const { businessDay } = useMe();
  const [amount, setAmount] = useState('');
  const [valuedOn, setValuedOn] = useState(businessDay);
  const [idempotencyKey, setKey] = useState(freshKey);
  const record = useAct('payment.record');
  const send = () =>
    record.mutate(
      { params: { accountId: account.accountId }, body: { idempotencyKey, amount, valuedOn } },
      { onSettled: () => setKey(freshKey()) },
    );
  const { data } = record;
  const told = data
    ? fill(words.recorded, { messages: data.messagesCancelled, visits: data.visitsCancelled }) +
      (data.isCaseClosed ? ` ${words.caseClosed}` : '')
    : null;
  return (
    <ActDialog
      title={fill(words.recordOf, { account: account.reference })}
      lead={words.recordSay}
      doWord={words.record}
      isReady={isAmount(amount)}
      isBusy={record.isPending}
      error={record.error}
      told={told}
      onDo={send}
      onClose={onClose}
    >
      <AmountField
        label={words.amount}
        currency={account.balance.currency}
        value={amount}
        onChange={setAmount}
      />
      <DayField label={words.valuedOn} value={valuedOn} onChange={setValuedOn} />
    </ActDialog>
  );
}
