// SPDX-License-Identifier: Apache-2.0
// An objection was answered, with what was answered.
import { Button } from 'antd';
import { useState } from 'react';
import { fill } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { freshKey } from '../../data/fresh-key.ts';
import { useAct } from '../../data/queries.ts';
import { ReasonDialog } from '../../widgets/reason-dialog.tsx';
import { useWhen } from '../../widgets/use-when.ts';
import type { Account } from './account.ts';

export interface AnswerDisputeProps {
  readonly account: Account;
  readonly dispute: Account['disputes'][number];
}

export function AnswerDispute({ account, dispute }: AnswerDisputeProps) {
  const { notice, shared } = useWords();
  const words = notice.money;
  const when = useWhen();
  const [isAsking, setIsAsking] = useState(false);
  const [idempotencyKey, setKey] = useState(freshKey);
  const close = useAct('dispute.close');
  const title = fill(words.answerOf, { day: when.shortDay(dispute.openedOn) });
  const send = (note: string) => {
    const params = { accountId: account.accountId, disputeId: dispute.disputeId };
    close.mutate(
      { params, body: { idempotencyKey, note } },
      { onSuccess: () => setIsAsking(false), onSettled: () => setKey(freshKey()) },
    );
  };
  return (
    <>
      <Button size="small" aria-label={title} onClick={() => setIsAsking(true)}>
        {words.answer}
      </Button>
      {isAsking ? (
        <ReasonDialog
          title={title}
          lead={words.answerSay}
          doWord={words.answer}
          label={shared.note}
          isNeeded
          isBusy={close.isPending}
          error={close.error}
          onDo={send}
          onClose={() => setIsAsking(false)}
        />
      ) : null}
    </>
  );
}
