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
  const { complaint: known, may } = usePage();
  const { already, full, heading, lead } = words.complaint;
  const isOpen = known?.state === 'open';
  return (
    <Screen heading={heading} {...(may.complain ? { lead } : {})} hasBack>
      {isOpen ? (
        <p className="card">{fill(already, { due: dayWords(known.answerDueOn, language) })}</p>
      ) : null}
      {may.complain ? <ComplaintForm /> : <p>{full}</p>}
    </Screen>
  );
}
