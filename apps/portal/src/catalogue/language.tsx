// SPDX-License-Identifier: Apache-2.0
// The reader's language and its words: what he chose here, else what the page says he reads, else the
// browser's.
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { readKept, writeKept } from '../data/kept.ts';
import { en } from './en.ts';
import type { Catalogue } from './words.ts';
import { zh } from './zh.ts';

export type Language = 'zh' | 'en';

interface Spoken {
  readonly language: Language;
  readonly words: Catalogue;
  readonly choose: (language: Language) => void;
  /** The language his messages are written in; a choice of his own goes before it. */
  readonly suggest: (language: Language) => void;
}

const catalogues: Readonly<Record<Language, Catalogue>> = { zh, en };
const LanguageContext = createContext<Spoken>({
  language: 'zh',
  words: zh,
  choose: () => {},
  suggest: () => {},
});

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [chosen, setChosen] = useState<Language | null>(keptLanguage);
  const [suggested, setSuggested] = useState<Language>(browserLanguage);
  const language = chosen ?? suggested;
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    document.title = catalogues[language].frame.title;
  }, [language]);
  const value = useMemo<Spoken>(() => {
    const choose = (next: Language) => {
      writeKept('language', next);
      setChosen(next);
    };
    return { language, words: catalogues[language], choose, suggest: setSuggested };
  }, [language]);
  return <LanguageContext.Provider value={value}>{children}</LanguageContext.Provider>;
}

export function useLanguage(): Spoken {
  return useContext(LanguageContext);
}

export function useWords(): Catalogue {
  return useContext(LanguageContext).words;
}

function keptLanguage(): Language | null {
  const kept = readKept('language');
  return kept === 'zh' || kept === 'en' ? kept : null;
}

function browserLanguage(): Language {
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'zh';
}
