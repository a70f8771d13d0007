// SPDX-License-Identifier: Apache-2.0
// Marks a due date that is not the file's own, so that nobody takes a derived one for the bank's.
import { wordOf } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';

export function DueMark({ source }: { readonly source: string | null }) {
  const { codes, overdue: words } = useWords();
  if (source === null || source === 'file') return null;
  return (
    <span className="quiet small" title={wordOf(codes.dueSource, source)}>
      {source === 'bank-reported' ? words.reported : words.derived}
    </span>
  );
}
