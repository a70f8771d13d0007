// SPDX-License-Identifier: Apache-2.0
// Records a contact (催记). The law is asked before it is saved; a refusal keeps what was typed.
import type { CasePage } from '@fairvisit/api/case.ts';
import type { Sent } from '@fairvisit/api/route-table.ts';
import { useState } from 'react';
import { wordOf } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { freshKey } from '../../data/fresh-key.ts';
import { useAct } from '../../data/queries.ts';
import { Choice } from '../../widgets/choice.tsx';
import { Field } from '../../widgets/field.tsx';
import { type Circumstances, ContactCircumstances } from './contact-circumstances.tsx';
import { FormFrame } from './form-frame.tsx';
import { NoteField } from './note-field.tsx';

type Contact = Sent<'contact.record', 'body'>;

const channels = ['call', 'letter'] as const;
const outcomes = [
  'no-answer',
  'busy',
  'number-invalid',
  'conversation',
  'asked-for-visit',
  'declined-visits',
  'promised',
  'not-the-person',
] as const;

const ordinary: Circumstances = { isByPerson: false, identityChecked: false };

export function ContactForm({ page }: { readonly page: CasePage }) {
  const { casePage: words, codes } = useWords();
  const usable = page.person.contactPoints.filter((point) => !point.isFrozen);
  const phones = usable.filter((point) => point.kind === 'phone');
  const [channel, setChannel] = useState<Contact['channel']>('call');
  const [contactPointId, setContactPointId] = useState(phones[0]?.id);
  const [outcome, setOutcome] = useState<Contact['outcome']>();
  const [circumstances, setCircumstances] = useState(ordinary);
  const [note, setNote] = useState('');
  const [idempotencyKey, setKey] = useState(freshKey);
  const record = useAct('contact.record');
  const save = () => {
    if (outcome === undefined) return;
    const through = channel === 'call' && contactPointId !== undefined ? { contactPointId } : {};
    record.mutate(
      {
        params: { cardholderId: page.cardholderId },
        body: {
          idempotencyKey,
          channel,
          outcome,
          note,
          startedBy: circumstances.isByPerson ? 'person' : 'institution',
          identityChecked: circumstances.identityChecked,
          ...through,
        },
      },
      {
        onSuccess: () => {
          setOutcome(undefined);
          setNote('');
          setCircumstances(ordinary);
        },
        onSettled: () => setKey(freshKey()),
      },
    );
  };
  return (
    <FormFrame
      lead={words.contactLead}
      isReady={outcome !== undefined}
      isBusy={record.isPending}
      error={record.error}
      told={record.isSuccess ? words.contactSaved : null}
      onSubmit={save}
    >
      <Field label={words.channel}>
        {(ids) => (
          <Choice
            {...ids}
            value={channel}
            values={channels}
            wordOf={(each) => wordOf(codes.channel, each)}
            onChoose={setChannel}
          />
        )}
      </Field>
      {channel === 'call' ? (
        <Field label={words.contactPoint}>
          {(ids) => (
            <Choice
              {...ids}
              value={contactPointId}
              values={phones.map((point) => point.id)}
              wordOf={(id) => phones.find((point) => point.id === id)?.valueMasked ?? id}
              onChoose={setContactPointId}
            />
          )}
        </Field>
      ) : null}
      <Field label={words.outcome}>
        {(ids) => (
          <Choice
            {...ids}
            value={outcome}
            values={outcomes}
            wordOf={(each) => wordOf(codes.contactOutcome, each)}
            onChoose={setOutcome}
          />
        )}
      </Field>
      <ContactCircumstances value={circumstances} onChange={setCircumstances} />
      <NoteField value={note} onChange={setNote} />
    </FormFrame>
  );
}
