// SPDX-License-Identifier: Apache-2.0
// Requests a visit (外访申请) to an address that may be visited, with the need that was computed.
import type { CasePage } from '@fairvisit/api/case.ts';
import type { Sent } from '@fairvisit/api/route-table.ts';
import { useState } from 'react';
import { wordOf } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { freshKey } from '../../data/fresh-key.ts';
import { useAct } from '../../data/queries.ts';
import { Choice } from '../../widgets/choice.tsx';
import { Field } from '../../widgets/field.tsx';
import { FormFrame } from './form-frame.tsx';
import { NoteField } from './note-field.tsx';

type Request = Sent<'visit-request.make', 'body'>;

const necessities = ['remote-contact-failed', 'person-asked'] as const;

export function VisitForm({ page }: { readonly page: CasePage }) {
  const { casePage: words, codes, refusal } = useWords();
  const allowed = page.person.addresses.filter((address) => address.mayBeVisited);
  const [addressId, setAddressId] = useState(allowed[0]?.id);
  const [necessity, setNecessity] = useState<Request['necessity'] | undefined>(
    page.necessity.computed ?? undefined,
  );
  const [note, setNote] = useState('');
  const [idempotencyKey, setKey] = useState(freshKey);
  const make = useAct('visit-request.make');
  const send = () => {
    if (addressId === undefined || necessity === undefined) return;
    const { cardholderId } = page;
    make.mutate(
      { body: { idempotencyKey, cardholderId, addressId, necessity, note } },
      { onSettled: () => setKey(freshKey()) },
    );
  };
  const addressWords = (id: string) => {
    const address = allowed.find((each) => each.id === id);
    if (address === undefined) return id;
    return `${wordOf(codes.addressKind, address.kind)} · ${address.textMasked}`;
  };
  return (
    <FormFrame
      lead={words.visitLead}
      isReady={addressId !== undefined && necessity !== undefined}
      isBusy={make.isPending}
      error={make.error}
      told={make.isSuccess ? words.visitSaved : null}
      doWord={words.visitForm}
      onSubmit={send}
    >
      <Field
        label={words.address}
        fault={allowed.length === 0 ? refusal['visit.no-address'] : undefined}
      >
        {(ids) => (
          <Choice
            {...ids}
            value={addressId}
            values={allowed.map((address) => address.id)}
            wordOf={addressWords}
            onChoose={setAddressId}
          />
        )}
      </Field>
      <Field
        label={words.necessity}
        hint={page.necessity.isMet ? undefined : words.necessityNotMet}
      >
        {(ids) => (
          <Choice
            {...ids}
            value={necessity}
            values={necessities}
            wordOf={(each) => wordOf(codes.necessity, each)}
            onChoose={setNecessity}
          />
        )}
      </Field>
      <NoteField value={note} onChange={setNote} />
    </FormFrame>
  );
}
