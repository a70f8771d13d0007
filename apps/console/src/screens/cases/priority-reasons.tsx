// SPDX-License-Identifier: Apache-2.0
// Why a case stands where it stands, in words.
import { wordOf } from '../../catalogue/fill.ts';
import { useLanguage } from '../../catalogue/language.tsx';

export function PriorityReasons({ codes }: { readonly codes: readonly string[] }) {
  const { language, words } = useLanguage();
  if (codes.length === 0) return <span className="quiet">–</span>;
  const list = codes.map((code) => wordOf(words.cases.priority, code));
  return <span className="wrap">{list.join(language === 'zh' ? '；' : '; ')}</span>;
}
