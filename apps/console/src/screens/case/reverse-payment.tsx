// SPDX-License-Identifier: Apache-2.0
// A payment that was charged back.
import { Button } from 'antd';
import { useState } from 'react';
import { fill } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { freshKey } from '../../data/fresh-key.ts';
import { useMe } from '../../data/me.tsx';
import { useAct } from '../../data/queries.ts';
import { DayField } from '../../widgets/day-field.tsx';
import { useWhen } from '../../widgets/use-when.ts';
import type { Account } from './account.ts';
import { ActDialog } from './act-dialog.tsx';

export interface ReversePaymentProps {
  readonly account: Account;
  readonly payment: Account['payments'][number];
}

export function ReversePayment({ account, payment }: ReversePaymentProps) {
  const { notice } = useWords();
  const words = notice.money;
  const when = useWhen();
  const { businessDay } = useMe();
  const [isAsking, setIsAsking] = useState(false);
  const [reversedOn, setReversedOn] = useState(businessDay);
  const [idempotencyKey, setKey] = useState(freshKey);
  const reverse = useAct('payment.reverse');
  const title = fill(words.reverseOf, { day: when.shortDay(payment.valuedOn) });
  const send = () => {
    const params = { accountId: account.accountId, paymentId: payment.paymentId };
    reverse.mutate(
      { params, body: { idempotencyKey, reversedOn } },
      { onSuccess: () => setIsAsking(false), onSettled: () => setKey(freshKey()) },
    );
  };
  return (
    <>
      <Button size="small" aria-label={title} onClick={() => setIsAsking(true)}>
        {words.reverse}
      </Button>
      {isAsking ? (
        <ActDialog
          title={title}
          lead={words.reverseSay}
          doWord={words.reverse}
          isReady
          isBusy={reverse.isPending}
          error={reverse.error}
          told={null}
          onDo={send}
          onClose={() => setIsAsking(false)}
        >
          <DayField label={words.reversedOn} value={reversedOn} onChange={setReversedOn} />
        </ActDialog>
      ) : null}
    </>
  );
}
