// SPDX-License-Identifier: Apache-2.0
// The head: whose institution, what time it is for business, who is signed in.
import { LogoutOutlined, MenuOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { wordOf } from '../catalogue/fill.ts';
import { useLanguage } from '../catalogue/language.tsx';
import { useMe } from '../data/me.tsx';
import { useAct } from '../data/queries.ts';
import { BusinessClock } from './business-clock.tsx';
import { Preferences } from './preferences.tsx';

export function Head({ onMenu }: { readonly onMenu: () => void }) {
  const { language, words } = useLanguage();
  const { institution } = useMe();
  return (
    <header className="head">
      <Button
        type="text"
        className="narrow-only"
        aria-label={words.nav.open}
        icon={<MenuOutlined aria-hidden />}
        onClick={onMenu}
      />
      <span className="brand">{words.product}</span>
      <span className="institution wide-only">
        {language === 'zh' ? institution.nameZh : institution.nameEn}
        {institution.isDemo ? <span className="quiet small"> · {words.header.demo}</span> : null}
      </span>
      <BusinessClock />
      <Person />
    </header>
  );
}

function Person() {
  const { words } = useLanguage();
  const { staff } = useMe();
  const client = useQueryClient();
  const signOut = useAct('session.sign-out');
  // The next person at this desk must not find the last one's answers in the cache.
  const leave = () => signOut.mutate({}, { onSuccess: () => client.resetQueries() });
  return (
    <div className="head-person">
      <span className="wide-only">
        <span className="unseen">{words.header.account}: </span>
        {staff.name} <span className="quiet small">{wordOf(words.codes.role, staff.role)}</span>
      </span>
      <Preferences />
      <Button
        type="text"
        aria-label={words.header.signOut}
        title={words.header.signOut}
        icon={<LogoutOutlined aria-hidden />}
        onClick={leave}
      />
    </div>
  );
}
