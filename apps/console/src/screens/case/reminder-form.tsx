// SPDX-License-Identifier: Apache-2.0
// Queues a reminder of amounts and due dates: which way, and now or at a time of the institution.
import type { CasePage } from '@fairvisit/api/case.ts';
import type { Sent } from '@fairvisit/api/route-table.ts';
import { Input } from 'antd';
import { useState } from 'react';
import { fill, wordOf } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { freshKey } from '../../data/fresh-key.ts';
import { useMe } from '../../data/me.tsx';
import { useAct } from '../../data/queries.ts';
import { Choice } from '../../widgets/choice.tsx';
import { DayField } from '../../widgets/day-field.tsx';
import { Field } from '../../widgets/field.tsx';
import { MessageLink } from '../../widgets/message-link.tsx';
import { instantOf, isClock } from '../../widgets/when.ts';
import { FormFrame } from './form-frame.tsx';

type Reminder = Sent<'reminder.queue', 'body'>;

const channels = ['sms', 'email', 'letter'] as const;
const clockCharactersMax = 5;

export function ReminderForm({ page }: { readonly page: CasePage }) {
  const { notice, codes } = useWords();
  const words = notice.reminder;
  const { zone } = useMe().institution;
  const [channel, setChannel] = useState<Reminder['channel']>('sms');
  const [dueOn, setDueOn] = useState('');
  const [clock, setClock] = useState('10:00');
  const [idempotencyKey, setKey] = useState(freshKey);
  const queue = useAct('reminder.queue');
  const isRight = dueOn === '' || isClock(clock);
  const send = () => {
    const due = dueOn === '' ? {} : { dueAt: instantOf({ day: dueOn, clock, zone }) };
    queue.mutate(
      {
        params: { cardholderId: page.cardholderId },
        body: { idempotencyKey, channel, ...due },
      },
      { onSettled: () => setKey(freshKey()) },
    );
  };
  return (
    <>
      <FormFrame
        lead={words.lead}
        isReady={isRight}
        isBusy={queue.isPending}
        error={queue.error}
        told={queue.data ? queuedWords(queue.data, words.queued, codes) : null}
        doWord={words.queue}
        onSubmit={send}
      >
        <Field label={words.channel}>
          {(ids) => (
            <Choice
              {...ids}
              value={channel}
              values={channels}
              wordOf={(each) => wordOf(codes.messageChannel, each)}
              onChoose={setChannel}
            />
          )}
        </Field>
        <DayField label={words.dueOn} value={dueOn} onChange={setDueOn} mayBeEmpty />
        {dueOn === '' ? null : (
          <Field
            label={words.dueAt}
            hint={words.dueAtHint}
            fault={isClock(clock) ? undefined : words.dueAtWrong}
          >
            {(ids) => (
              <Input
                {...ids}
                className="figures"
                maxLength={clockCharactersMax}
                value={clock}
                onChange={(event) => setClock(event.target.value.trim())}
              />
            )}
          </Field>
        )}
      </FormFrame>
      {queue.data ? (
        <MessageLink messageId={queue.data.messageId}>{words.seeIt}</MessageLink>
      ) : null}
    </>
  );
}

interface QueuedWords {
  readonly messageState: Readonly<Record<string, string>>;
  readonly endReason: Readonly<Record<string, string>>;
}

function queuedWords(
  data: { readonly state: string; readonly reason: string | null },
  pattern: string,
  codes: QueuedWords,
): string {
  const state = wordOf(codes.messageState, data.state);
  const reason = data.reason === null ? '' : ` · ${wordOf(codes.endReason, data.reason)}`;
  return fill(pattern, { state: state + reason });
}
