// SPDX-License-Identifier: Apache-2.0
// What changed an account between two files: payments and objections, and what can be recorded.
import { Button } from 'antd';
import { useState } from 'react';
import { fill, wordOf } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { useMay } from '../../data/me.tsx';
import { Mark } from '../../widgets/mark.tsx';
import { Amount } from '../../widgets/money.tsx';
import { useWhen } from '../../widgets/use-when.ts';
import type { Account } from './account.ts';
import { AnswerDispute } from './answer-dispute.tsx';
import { RecordDispute } from './record-dispute.tsx';
import { RecordPayment } from './record-payment.tsx';
import { ReversePayment } from './reverse-payment.tsx';

type Way = 'payment' | 'dispute';

export function AccountMoves({ account }: { readonly account: Account }) {
  const { notice } = useWords();
  const words = notice.money;
  const may = useMay();
  const [way, setWay] = useState<Way | null>(null);
  // A guarantor or a supplementary user pays on the holder's own page.
  const isHolder = account.role === 'cardholder';
  const mayPay = isHolder && may('payment.record');
  const mayDispute = isHolder && may('dispute.record');
  const { payments, disputes } = account;
  if (!mayPay && !mayDispute && payments.length + disputes.length === 0) return null;
  const close = () => setWay(null);
  return (
    <div className="stack tight">
      {payments.length > 0 ? <Payments account={account} mayReverse={mayPay} /> : null}
      {disputes.length > 0 ? <Disputes account={account} mayAnswer={mayDispute} /> : null}
      <div className="actions">
        {mayPay ? (
          <Button
            aria-label={fill(words.recordOf, { account: account.reference })}
            onClick={() => setWay('payment')}
          >
            {words.record}
          </Button>
        ) : null}
        {mayDispute ? (
          <Button
            aria-label={fill(words.disputeOf, { account: account.reference })}
            onClick={() => setWay('dispute')}
          >
            {words.dispute}
          </Button>
        ) : null}
      </div>
      {way === 'payment' ? <RecordPayment account={account} onClose={close} /> : null}
      {way === 'dispute' ? <RecordDispute account={account} onClose={close} /> : null}
    </div>
  );
}

function Payments({
  account,
  mayReverse,
}: {
  readonly account: Account;
  readonly mayReverse: boolean;
}) {
  const { notice } = useWords();
  const words = notice.money;
  const when = useWhen();
  const { currency } = account.balance;
  return (
    <>
      <h4>{words.payments}</h4>
      <ul className="plain">
        {account.payments.map((payment) => (
          <li key={payment.paymentId} className="line">
            <span>{when.shortDay(payment.valuedOn)}</span>
            <Amount money={{ currency, amount: payment.amount }} />
            {payment.reversedOn === null ? null : (
              <Mark tone="off">
                {fill(words.isReversed, { day: when.shortDay(payment.reversedOn) })}
              </Mark>
            )}
            {payment.reversedOn === null && mayReverse ? (
              <ReversePayment account={account} payment={payment} />
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
}

function Disputes({
  account,
  mayAnswer,
}: {
  readonly account: Account;
  readonly mayAnswer: boolean;
}) {
  const { notice } = useWords();
  const words = notice.money;
  const when = useWhen();
  const { currency } = account.balance;
  return (
    <>
      <h4>{words.disputes}</h4>
      <ul className="plain">
        {account.disputes.map((dispute) => (
          <li key={dispute.disputeId} className="line">
            <span>{when.shortDay(dispute.openedOn)}</span>
            <span>{wordOf(words.subjects, dispute.subject)}</span>
            {dispute.amount === null ? (
              <span>{words.whole}</span>
            ) : (
              <Amount money={{ currency, amount: dispute.amount }} />
            )}
            {dispute.closedOn === null ? (
              <Mark tone="attention">{words.isOpen}</Mark>
            ) : (
              <Mark tone="good">
                {fill(words.isAnswered, { day: when.shortDay(dispute.closedOn) })}
              </Mark>
            )}
            {dispute.closedOn === null && mayAnswer ? (
              <AnswerDispute account={account} dispute={dispute} />
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
}
