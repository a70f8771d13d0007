// SPDX-License-Identifier: Apache-2.0
// Why a visit is needed, with the figures it was computed from.
import type { VisitRequest } from '@fairvisit/api/visit.ts';
import { wordOf } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';

export function Evidence({ row }: { readonly row: VisitRequest }) {
  const { visit, codes, casePage, shared } = useWords();
  const because = String(row.evidence.because ?? '')
    .split(' ')
    .filter((code) => code !== '' && code !== row.necessity)
    .map((code) => wordOf(casePage.because, code));
  const words: Readonly<Record<string, string>> = visit.requests.evidence;
  const figures = Object.entries(row.evidence).flatMap(([name, value]) => {
    const word = words[name];
    // What did not happen is no evidence: no call was needed where the person asked.
    if (word === undefined || value === null || value === 0) return [];
    const shown = typeof value === 'boolean' ? (value ? shared.yes : shared.no) : String(value);
    return [`${word} ${shown}`];
  });
  return (
    <span className="wrap evidence">
      {wordOf(codes.necessity, row.necessity)}
      <span className="quiet small">
        {[...because, ...figures].map((said) => ` · ${said}`)}
        {row.note === '' ? '' : ` · ${row.note}`}
      </span>
    </span>
  );
}
