// SPDX-License-Identifier: Apache-2.0
// A complaint: what about, what happened, and what follows before it is sent.
import { fill } from '../../catalogue/fill.ts';
import { useLanguage } from '../../catalogue/language.tsx';
import { usePage } from '../../data/page.ts';
import { Screen } from '../../widgets/screen.tsx';
import { dayWords } from '../../widgets/when.ts';
import { ComplaintForm } from './complaint-form.tsx';

export function Complaint() {
  const { language, words } = useLanguage();
  const { complaint: open, may } = usePage();
  const { complaint } = words;
  if (!may.complain && open !== null) {
    return (
      <Screen heading={complaint.heading} hasBack>
        <p>{fill(complaint.already, { due: dayWords(open.answerDueOn, language) })}</p>
      </Screen>
    );
  }
  return (
    <Screen heading={complaint.heading} lead={complaint.lead} hasBack>
      <ComplaintForm />
    </Screen>
  );
}
