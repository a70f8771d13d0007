// SPDX-License-Identifier: Apache-2.0
// Others of these accounts. A supplementary user owes nothing unless a contract says so.
import type { CasePage } from '@fairvisit/api/case.ts';
import { wordOf } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { Mark } from '../../widgets/mark.tsx';
import { Panel } from '../../widgets/screen.tsx';

export function RelatedPanel({ related }: { readonly related: CasePage['related'] }) {
  const { casePage: words, codes } = useWords();
  if (related.length === 0) return null;
  return (
    <Panel id="related" title={words.related}>
      <ul className="rows">
        {related.map((person) => (
          <li key={`${person.cardholderId} ${person.accountId}`} className="line">
            <span>{person.nameMasked}</span>
            <span className="quiet">{wordOf(codes.partyRole, person.role)}</span>
            {person.isDebtor ? (
              <span>{words.isDebtor}</span>
            ) : (
              <Mark tone="stop">{words.notDebtor}</Mark>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
