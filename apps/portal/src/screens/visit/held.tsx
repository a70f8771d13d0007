// SPDX-License-Identifier: Apache-2.0
// What is written down about the person, folded until he wants to see it.
import type { PortalPage } from '@fairvisit/api/portal.ts';
import { fill, wordOf } from '../../catalogue/fill.ts';
import { useLanguage } from '../../catalogue/language.tsx';
import { usePage } from '../../data/page.ts';
import { useReader } from '../../data/use-reader.ts';
import { amountWords } from '../../widgets/amount-words.ts';
import { dayWords, momentWords } from '../../widgets/when.ts';

export function Held() {
  const { held } = useLanguage().words.visit;
  const { accounts, contacts } = usePage();
  return (
    <details className="held">
      <summary>
        <span>
          <span className="option-title">{held.heading}</span>
          <span className="quiet">{held.lead}</span>
        </span>
      </summary>
      <h3>{held.accounts}</h3>
      {accounts.length === 0 ? <p className="empty">{held.noAccounts}</p> : null}
      {accounts.map((account) => (
        <AccountCard key={`${account.cardTail} ${account.overdue.currency}`} account={account} />
      ))}
      <h3>{held.contacts}</h3>
      {contacts.length === 0 ? <p className="empty">{held.noContacts}</p> : <Contacts />}
      <p className="quiet">{held.wrong}</p>
    </details>
  );
}

function AccountCard({ account }: { readonly account: PortalPage['accounts'][number] }) {
  const { language, words } = useLanguage();
  const { held } = words.visit;
  return (
    <div className="account">
      <p className="strong">{fill(held.card, { tail: account.cardTail })}</p>
      <dl className="amounts">
        <dt>{held.due}</dt>
        <dd className="figures">{amountWords(account.overdue, language)}</dd>
        <dt>{held.balance}</dt>
        <dd className="figures">{amountWords(account.balance, language)}</dd>
      </dl>
      {account.isDisputed ? <p>{held.disputed}</p> : null}
      <p className="quiet">{fill(held.asOf, { day: dayWords(account.asOf, language) })}</p>
    </div>
  );
}

function Contacts() {
  const { words } = useLanguage();
  const { contacts } = usePage();
  const reader = useReader();
  return (
    <ul className="contacts">
      {contacts.map(({ at, channel, outcome }) => (
        <li key={`${at} ${channel}`}>
          <span className="figures">{momentWords(at, reader)}</span>
          <span>
            {wordOf(words.codes.channel, channel)} · {wordOf(words.codes.outcome, outcome)}
          </span>
        </li>
      ))}
    </ul>
  );
}
