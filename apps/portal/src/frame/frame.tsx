// SPDX-License-Identifier: Apache-2.0
// Above every screen the language, below it whom to ask. Before the door is open it names nobody.
import type { PortalPage } from '@fairvisit/api/portal.ts';
import type { ReactNode } from 'react';
import { type Language, useLanguage } from '../catalogue/language.tsx';
import { useLeave } from '../data/page.ts';
import { goOnTo } from '../data/place.ts';
import { PhoneLink } from '../widgets/phone-link.tsx';
import { Press } from '../widgets/press.tsx';
import { Trouble } from '../widgets/trouble.tsx';

interface FrameProps {
  readonly page?: PortalPage;
  readonly children: ReactNode;
}

export function Frame({ page, children }: FrameProps) {
  const { language, words } = useLanguage();
  const institution = page?.institution;
  const name = language === 'zh' ? institution?.nameZh : institution?.nameEn;
  return (
    <div className="frame">
      <header className="head">
        <span className="brand">{name ?? words.frame.brand}</span>
        <LanguageSwitch />
      </header>
      {institution?.isDemo ? <p className="demo">{words.frame.demo}</p> : null}
      {children}
      {institution === undefined ? null : <Foot line={institution.complaintLine} />}
    </div>
  );
}

const languages: readonly {
  readonly code: Language;
  readonly lang: string;
  readonly name: string;
}[] = [
  { code: 'zh', lang: 'zh-CN', name: '中文' },
  { code: 'en', lang: 'en', name: 'English' },
];

function LanguageSwitch() {
  const { language, words, choose } = useLanguage();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form, and this is none.
    <div className="languages" role="group" aria-label={words.frame.language}>
      {languages.map(({ code, lang, name }) => (
        <button
          key={code}
          type="button"
          lang={lang}
          aria-pressed={language === code}
          onClick={() => choose(code)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}

function Foot({ line }: { readonly line: string }) {
  const { words } = useLanguage();
  const leave = useLeave(() => goOnTo('/closed'));
  return (
    <footer className="foot">
      <p>
        {words.frame.complaintLine} <PhoneLink line={line} />
      </p>
      <p className="quiet">{words.frame.closeLead}</p>
      <Trouble error={leave.error} />
      <Press
        isPlain
        busyWords={leave.isPending && words.frame.close}
        onPress={() => leave.mutate()}
      >
        {words.frame.close}
      </Press>
    </footer>
  );
}
