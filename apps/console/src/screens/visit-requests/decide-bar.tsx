// SPDX-License-Identifier: Apache-2.0
// Appears with a selection: approve or refuse all of it. A refusal needs a reason.
import type { Answer } from '@fairvisit/api/route-table.ts';
import { Button } from 'antd';
import { useState } from 'react';
import { fill, wordOf } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { freshKey } from '../../data/fresh-key.ts';
import { useAct } from '../../data/queries.ts';
import { Mark } from '../../widgets/mark.tsx';
import { ReasonDialog } from '../../widgets/reason-dialog.tsx';

export interface DecideBarProps {
  readonly ids: readonly string[];
  readonly onDecided: () => void;
}

type Way = 'approve' | 'refuse';

export function DecideBar({ ids, onDecided }: DecideBarProps) {
  const { visit, shared } = useWords();
  const words = visit.requests;
  const [way, setWay] = useState<Way | null>(null);
  const [idempotencyKey, setKey] = useState(freshKey);
  const decide = useAct('visit-request.decide');
  const send = (reason: string) => {
    if (way === null) return;
    const given = reason === '' ? {} : { reason };
    decide.mutate(
      { body: { idempotencyKey, requestIds: [...ids], decision: way, ...given } },
      {
        onSuccess: () => {
          setWay(null);
          onDecided();
        },
        onSettled: () => setKey(freshKey()),
      },
    );
  };
  const title = way === 'refuse' ? words.refuseTitle : words.approveTitle;
  return (
    <>
      {ids.length > 0 ? (
        <div className="bulk">
          <strong className="figures">{fill(shared.selected, { n: ids.length })}</strong>
          <Button type="primary" onClick={() => setWay('approve')}>
            {words.approve}
          </Button>
          <Button onClick={() => setWay('refuse')}>{words.refuse}</Button>
        </div>
      ) : null}
      {decide.data ? <Decided answer={decide.data} /> : null}
      {way === null ? null : (
        <ReasonDialog
          title={fill(title, { n: ids.length })}
          lead={way === 'refuse' ? words.refuseNeedsReason : words.lead}
          doWord={way === 'refuse' ? words.refuse : words.approve}
          isNeeded={way === 'refuse'}
          isBusy={decide.isPending}
          error={decide.error}
          onDo={send}
          onClose={() => setWay(null)}
        />
      )}
    </>
  );
}

function Decided({ answer }: { readonly answer: Answer<'visit-request.decide'> }) {
  const { visit, refusal } = useWords();
  const words = visit.requests;
  const codes = [...new Set(answer.refused.map(({ code }) => code))];
  return (
    <output className="told">
      <Mark tone="good">{fill(words.decided, { n: answer.decided })}</Mark>
      {answer.refused.length > 0 ? (
        <>
          <p>{fill(words.notDecided, { n: answer.refused.length })}</p>
          <ul>
            {codes.map((code) => (
              <li key={code}>{wordOf(refusal, code)}</li>
            ))}
          </ul>
        </>
      ) : null}
    </output>
  );
}
