// SPDX-License-Identifier: Apache-2.0
// Writes down what came of a letter or a call. Only what proves a notice may be said to prove it.
import type { MessagePage } from '@fairvisit/api/message.ts';
import type { Sent } from '@fairvisit/api/route-table.ts';
import { Input } from 'antd';
import { useState } from 'react';
import { fill, wordOf } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { freshKey } from '../../data/fresh-key.ts';
import { useMay } from '../../data/me.tsx';
import { useAct } from '../../data/queries.ts';
import { Choice } from '../../widgets/choice.tsx';
import { Field } from '../../widgets/field.tsx';
import { Mark } from '../../widgets/mark.tsx';
import { FormFrame } from '../case/form-frame.tsx';
import { NoteField } from '../case/note-field.tsx';
import { HandleCall } from './handle-call.tsx';
import { type Handled, outcomesOf, registeredForm } from './handled.ts';

type Body = Sent<'message.handle', 'body'>;
const registeredNoMax = 40;

export function HandleMessage({ page }: { readonly page: MessagePage }) {
  const { message: words } = useWords();
  const [handled, setHandled] = useState<Handled>({ registeredNo: '', note: '' });
  const [idempotencyKey, setKey] = useState(freshKey);
  const handle = useAct('message.handle');
  const { outcome, registeredNo, note } = handled;
  const mayHandle = useMay()('message.handle') && page.mayHandle;
  const isLetter = page.channel === 'letter';
  const isNoRight = registeredNo === '' || registeredForm.test(registeredNo);
  const change = (part: Partial<Handled>) => setHandled({ ...handled, ...part });
  const send = () => {
    if (outcome === undefined) return;
    handle.mutate(
      { params: { messageId: page.id }, body: bodyOf({ ...handled, outcome }, idempotencyKey) },
      {
        onSuccess: () => setHandled({ registeredNo: '', note: '' }),
        onSettled: () => setKey(freshKey()),
      },
    );
  };
  const told = useTold(handle.data, page.noticeId !== null);
  // What came of it is still said when there is nothing left to write down.
  if (!mayHandle) return told === null ? null : <Told>{told}</Told>;
  return (
    <div className="panel">
      <h3>{isLetter ? words.handleLetter : words.handleCall}</h3>
      <FormFrame
        lead={isLetter ? words.handleLetterLead : words.handleCallLead}
        isReady={outcome !== undefined && isNoRight && isWhole(handled)}
        isBusy={handle.isPending}
        error={handle.error}
        told={told}
        onSubmit={send}
      >
        <Field label={words.outcome}>
          {(ids) => (
            <Choice
              {...ids}
              value={outcome}
              values={outcomesOf(page)}
              wordOf={(each) => wordOf(words.outcomes, each)}
              onChoose={(chosen) => change({ outcome: chosen })}
            />
          )}
        </Field>
        {isLetter && outcome === 'posted' ? (
          <Field
            label={words.registeredNo}
            hint={words.registeredNoHint}
            fault={isNoRight ? undefined : words.registeredNoHint}
          >
            {(ids) => (
              <Input
                {...ids}
                maxLength={registeredNoMax}
                value={registeredNo}
                onChange={(event) => change({ registeredNo: event.target.value.trim() })}
              />
            )}
          </Field>
        ) : null}
        {outcome === 'spoken' ? <HandleCall handled={handled} onChange={change} /> : null}
        <NoteField value={note} onChange={(typed) => change({ note: typed })} />
      </FormFrame>
    </div>
  );
}

function Told({ children }: { readonly children: string }) {
  return (
    <output className="told">
      <Mark tone="good">{children}</Mark>
    </output>
  );
}

/** A posted letter has its number, a conversation has said how far it went. */
function isWhole({ outcome, registeredNo, identity, answer }: Handled): boolean {
  if (outcome === 'posted') return registeredNo !== '';
  return outcome !== 'spoken' || (identity !== undefined && answer !== undefined);
}

function bodyOf(
  handled: Handled & { readonly outcome: NonNullable<Handled['outcome']> },
  idempotencyKey: string,
): Body {
  const { outcome, registeredNo, identity, answer, note } = handled;
  const isSpoken = outcome === 'spoken';
  return {
    idempotencyKey,
    outcome,
    note,
    ...(outcome === 'posted' ? { registeredNo } : {}),
    ...(isSpoken && identity !== undefined && identity !== 'none'
      ? { identityCheckedBy: identity }
      : {}),
    ...(isSpoken && answer !== undefined ? { answer } : {}),
  };
}

function useTold(
  data: { readonly state: string; readonly isProof: boolean } | undefined,
  isOfNotice: boolean,
): string | null {
  const { message: words, codes } = useWords();
  if (data === undefined) return null;
  const said = fill(words.handled, { state: wordOf(codes.messageState, data.state) });
  // Only a notice of a visit has to be proven; a reminder need not be.
  if (!isOfNotice) return said;
  return `${said} ${data.isProof ? words.isProof : words.notProof}`;
}
