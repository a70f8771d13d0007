// SPDX-License-Identifier: Apache-2.0
// The person objects to an account or to a part of it.
import type { Sent } from '@fairvisit/api/route-table.ts';
import { useState } from 'react';
import { fill, wordOf } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { freshKey } from '../../data/fresh-key.ts';
import { useAct } from '../../data/queries.ts';
import { Choice } from '../../widgets/choice.tsx';
import { Field } from '../../widgets/field.tsx';
import type { Account } from './account.ts';
import { ActDialog } from './act-dialog.tsx';
import { isAmount } from './amount.ts';
import { AmountField } from './amount-field.tsx';
import { NoteField } from './note-field.tsx';

type Dispute = Sent<'dispute.record', 'body'>;

const subjects = ['fraud', 'amount', 'fee', 'other'] as const;

export interface RecordDisputeProps {
  readonly account: Account;
  readonly onClose: () => void;
}

export function RecordDispute({ account, onClose }: RecordDisputeProps) {
  const { notice } = useWords();
  const words = notice.money;
  const [subject, setSubject] = useState<Dispute['subject']>();
  const [amount, setAmount] = useState('');
  const [note, setNote] = useState('');
  const [idempotencyKey, setKey] = useState(freshKey);
  const record = useAct('dispute.record');
  const send = () => {
    if (subject === undefined) return;
    const part = amount === '' ? {} : { amount };
    record.mutate(
      {
        params: { accountId: account.accountId },
        body: { idempotencyKey, subject, note, ...part },
      },
      { onSettled: () => setKey(freshKey()) },
    );
  };
  return (
    <ActDialog
      title={fill(words.disputeOf, { account: account.reference })}
      lead={words.disputeSay}
      doWord={words.dispute}
      isReady={subject !== undefined && (amount === '' || isAmount(amount))}
      isBusy={record.isPending}
      error={record.error}
      told={record.data ? fill(words.disputed, { n: record.data.messagesCancelled }) : null}
      onDo={send}
      onClose={onClose}
    >
      <Field label={words.disputeSubject}>
        {(ids) => (
          <Choice
            {...ids}
            value={subject}
            values={subjects}
            wordOf={(each) => wordOf(words.subjects, each)}
            onChoose={setSubject}
          />
        )}
      </Field>
      <AmountField
        label={words.disputePart}
        currency={account.balance.currency}
        value={amount}
        mayBeEmpty
        onChange={setAmount}
      />
      <NoteField value={note} onChange={setNote} />
    </ActDialog>
  );
}
