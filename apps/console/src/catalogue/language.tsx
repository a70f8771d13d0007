// SPDX-License-Identifier: Apache-2.0
// The reader's language and its words. The choice is kept by the browser, else it is the browser's.
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { readKept, writeKept } from '../data/kept.ts';
import { en } from './en.ts';
import type { Catalogue } from './words.ts';
import { zh } from './zh.ts';

export type Language = 'zh' | 'en';

interface Spoken {
  readonly language: Language;
  readonly words: Catalogue;
  readonly setLanguage: (language: Language) => void;
}

const catalogues: Readonly<Record<Language, Catalogue>> = { zh, en };
const LanguageContext = createContext<Spoken>({
  language: 'zh',
  words: zh,
  setLanguage: () => {},
});

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setChosen] = useState<Language>(firstLanguage);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
  const value = useMemo<Spoken>(() => {
    const setLanguage = (next: Language) => {
      writeKept('language', next);
      setChosen(next);
    };
    return { language, words: catalogues[language], setLanguage };
  }, [language]);
  return <LanguageContext.Provider value={value}>{children}</LanguageContext.Provider>;
}

export function useLanguage(): Spoken {
  return useContext(LanguageContext);
}

export function useWords(): Catalogue {
  return useContext(LanguageContext).words;
}

function firstLanguage(): Language {
  const kept = readKept('language');
  if (kept === 'zh' || kept === 'en') return kept;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}
