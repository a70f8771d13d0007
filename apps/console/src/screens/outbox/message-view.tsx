// SPDX-License-Identifier: Apache-2.0
// The message as the person sees it: a bubble on a telephone, a plain mail, a sheet of paper, or what
// a colleague reads out. What he sees is what is judged, so nothing is added and nothing left away.
import type { MessagePage } from '@fairvisit/api/message.ts';
import type { ReactNode } from 'react';
import { useWords } from '../../catalogue/language.tsx';
import { useMe } from '../../data/me.tsx';
import { linkPlace, partsOf } from './message-parts.ts';

export function MessageView({ page }: { readonly page: MessagePage }) {
  const { message: words } = useWords();
  const says = {
    sms: words.seenSms,
    email: words.seenEmail,
    letter: words.seenLetter,
    phone: words.seenPhone,
  };
  const { institution } = useMe();
  const from = page.language === 'zh' ? institution.nameZh : institution.nameEn;
  const lang = page.language === 'zh' ? 'zh-CN' : 'en';
  return (
    <div>
      <h3>{page.channel === 'phone' ? words.script : words.seen}</h3>
      <p className="quiet small">{says[page.channel]}</p>
      <div className={`seen seen-${page.channel}`} lang={lang}>
        {page.channel === 'sms' ? <p className="seen-from">{from}</p> : null}
        {page.subject === null ? null : (
          <p className="seen-subject">
            {page.channel === 'email' ? <span className="quiet">{words.subject}: </span> : null}
            {page.subject}
          </p>
        )}
        <p className="seen-text">
          <Linked page={page} />
        </p>
      </div>
    </div>
  );
}

/** The link leads somewhere in a demo only; elsewhere nobody but the person has it. */
function Linked({ page: { text, link } }: { readonly page: MessagePage }): ReactNode {
  const { message: words } = useWords();
  return partsOf(text, link).map((part, index) => {
    const key = `${index} ${part.slice(0, 12)}`;
    if (link !== null && part === link) {
      return (
        <a key={key} href={link} target="_blank" rel="noreferrer">
          {link}
        </a>
      );
    }
    return <span key={key}>{part === linkPlace ? words.linkLeft : part}</span>;
  });
}
