// SPDX-License-Identifier: Apache-2.0
// Writes down a complaint that came by telephone or letter; contact stops with it.
import type { CasePage } from '@fairvisit/api/case.ts';
import type { Sent } from '@fairvisit/api/route-table.ts';
import { Input } from 'antd';
import { useState } from 'react';
import { fill, wordOf } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { freshKey } from '../../data/fresh-key.ts';
import { useAct } from '../../data/queries.ts';
import { Choice } from '../../widgets/choice.tsx';
import { Field } from '../../widgets/field.tsx';
import { useWhen } from '../../widgets/use-when.ts';
import { FormFrame } from './form-frame.tsx';

type Complaint = Sent<'complaint.open', 'body'>;

const subjects = ['contact', 'staff', 'amount', 'privacy', 'other'] as const;
const ways = ['call', 'letter'] as const;
const wordsMin = 3;
const wordsMax = 2_000;

export function ComplaintForm({ page }: { readonly page: CasePage }) {
  const { complaint: words, codes } = useWords();
  const when = useWhen();
  const [subject, setSubject] = useState<Complaint['subject']>();
  const [via, setVia] = useState<Complaint['via']>('call');
  const [said, setSaid] = useState('');
  const [idempotencyKey, setKey] = useState(freshKey);
  const open = useAct('complaint.open');
  const send = () => {
    if (subject === undefined) return;
    open.mutate(
      {
        params: { cardholderId: page.cardholderId },
        body: { idempotencyKey, subject, via, words: said.trim() },
      },
      { onSuccess: () => setSaid(''), onSettled: () => setKey(freshKey()) },
    );
  };
  return (
    <FormFrame
      lead={words.formLead}
      isReady={subject !== undefined && said.trim().length >= wordsMin}
      isBusy={open.isPending}
      error={open.error}
      told={open.data ? fill(words.saved, { day: when.day(open.data.answerDueOn) }) : null}
      doWord={words.form}
      onSubmit={send}
    >
      <Field label={words.subject}>
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
      <Field label={words.via}>
        {(ids) => (
          <Choice
            {...ids}
            value={via}
            values={ways}
            wordOf={(each) => wordOf(codes.answeredVia, each)}
            onChoose={setVia}
          />
        )}
      </Field>
      <Field
        label={words.formWords}
        hint={fill(words.formWordsHint, { n: said.length, max: wordsMax })}
      >
        {(ids) => (
          <Input.TextArea
            {...ids}
            rows={3}
            maxLength={wordsMax}
            value={said}
            onChange={(event) => setSaid(event.target.value)}
          />
        )}
      </Field>
    </FormFrame>
  );
}
