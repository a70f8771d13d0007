// SPDX-License-Identifier: Apache-2.0
// What can be recorded about the case: a contact, a reminder, a request for a visit, a pause, a
// complaint.
import type { CasePage } from '@fairvisit/api/case.ts';
import type { Act } from '@fairvisit/api/route.ts';
import { useState } from 'react';
import { useWords } from '../../catalogue/language.tsx';
import { useMay } from '../../data/me.tsx';
import { Chips } from '../../widgets/chips.tsx';
import { Panel } from '../../widgets/screen.tsx';
import { ComplaintForm } from './complaint-form.tsx';
import { ContactForm } from './contact-form.tsx';
import { PauseForm } from './pause-form.tsx';
import { ReminderForm } from './reminder-form.tsx';
import { VisitForm } from './visit-form.tsx';

const kinds = ['contact', 'reminder', 'visit', 'pause', 'complaint'] as const;
type Kind = (typeof kinds)[number];

const actOf: Readonly<Record<Kind, Act>> = {
  contact: 'contact.record',
  reminder: 'contact.record',
  visit: 'visit.request',
  pause: 'pause.record',
  complaint: 'contact.record',
};

export function CaseActions({ page }: { readonly page: CasePage }) {
  const { casePage: words, notice, complaint } = useWords();
  const may = useMay();
  const [kind, setKind] = useState<Kind>();
  const word: Readonly<Record<Kind, string>> = {
    contact: words.contactForm,
    reminder: notice.reminder.form,
    visit: words.visitForm,
    pause: words.pauseForm,
    complaint: complaint.form,
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
      {kind === 'reminder' ? <ReminderForm page={page} /> : null}
      {kind === 'visit' ? <VisitForm page={page} /> : null}
      {kind === 'pause' ? <PauseForm page={page} /> : null}
      {kind === 'complaint' ? <ComplaintForm page={page} /> : null}
    </Panel>
  );
}
