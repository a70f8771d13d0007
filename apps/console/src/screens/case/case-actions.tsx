// SPDX-License-Identifier: Apache-2.0
// What can be recorded about the case: a contact, a pause, a request for a visit.
import type { CasePage } from '@fairvisit/api/case.ts';
import type { Act } from '@fairvisit/api/route.ts';
import { useState } from 'react';
import { useWords } from '../../catalogue/language.tsx';
import { useMay } from '../../data/me.tsx';
import { Chips } from '../../widgets/chips.tsx';
import { Panel } from '../../widgets/screen.tsx';
import { ContactForm } from './contact-form.tsx';
import { PauseForm } from './pause-form.tsx';
import { VisitForm } from './visit-form.tsx';

const kinds = ['contact', 'visit', 'pause'] as const;
type Kind = (typeof kinds)[number];

const actOf: Readonly<Record<Kind, Act>> = {
  contact: 'contact.record',
  visit: 'visit.request',
  pause: 'pause.record',
};

export function CaseActions({ page }: { readonly page: CasePage }) {
  const { casePage: words } = useWords();
  const may = useMay();
  const [kind, setKind] = useState<Kind>();
  const word: Readonly<Record<Kind, string>> = {
    contact: words.contactForm,
    visit: words.visitForm,
    pause: words.pauseForm,
  };
  return (
    <Panel
      id="record"
      title={words.record}
      actions={
        <Chips
          label={words.record}
          values={kinds.filter((each) => may(actOf[each]))}
          chosen={kind}
          wordOf={(each) => word[each]}
          onChoose={setKind}
        />
      }
    >
      {kind === 'contact' ? <ContactForm page={page} /> : null}
      {kind === 'visit' ? <VisitForm page={page} /> : null}
      {kind === 'pause' ? <PauseForm page={page} /> : null}
    </Panel>
  );
}
