// SPDX-License-Identifier: Apache-2.0
// A supervisor orders the one doorstep call of a case, with a reason; the law is asked once more.
import { Button } from 'antd';
import { useState } from 'react';
import { fill } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { freshKey } from '../../data/fresh-key.ts';
import { useAct } from '../../data/queries.ts';
import { Mark } from '../../widgets/mark.tsx';
import { ReasonDialog } from '../../widgets/reason-dialog.tsx';

export interface DecideDoorstepProps {
  readonly visitId: string;
  readonly name: string;
  /** The visit leaves the list it stood in, so the list says that it was done. */
  readonly onDecided?: () => void;
}

export function DecideDoorstep({ visitId, name, onDecided }: DecideDoorstepProps) {
  const { notice } = useWords();
  const words = notice.doorstep;
  const [isAsking, setIsAsking] = useState(false);
  const [idempotencyKey, setKey] = useState(freshKey);
  const decide = useAct('doorstep.decide');
  const send = (reason: string) =>
    decide.mutate(
      { params: { visitId }, body: { idempotencyKey, reason } },
      {
        onSuccess: () => {
          setIsAsking(false);
          onDecided?.();
        },
        onSettled: () => setKey(freshKey()),
      },
    );
  if (decide.isSuccess) return <Mark tone="good">{words.saved}</Mark>;
  return (
    <div>
      <Button aria-label={fill(words.decideOf, { name })} onClick={() => setIsAsking(true)}>
        {words.decide}
      </Button>
      {isAsking ? (
        <ReasonDialog
          title={words.dialogTitle}
          lead={words.dialogSay}
          doWord={words.decide}
          isNeeded
          isBusy={decide.isPending}
          error={decide.error}
          onDo={send}
          onClose={() => setIsAsking(false)}
        />
      ) : null}
    </div>
  );
}
