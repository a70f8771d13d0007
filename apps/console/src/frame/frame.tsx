// SPDX-License-Identifier: Apache-2.0
// The frame around every screen. Who is not signed in sees the sign-in in its place, so that the
// address stays and leads on afterwards.
import { Navigate, Outlet, useChildMatches } from '@tanstack/react-router';
import { App, Drawer } from 'antd';
import { useState } from 'react';
import { useWords } from '../catalogue/language.tsx';
import { MeContext, useMay } from '../data/me.tsx';
import { useRead } from '../data/queries.ts';
import { Refused } from '../data/refused.ts';
import { SignIn } from '../screens/sign-in/sign-in.tsx';
import { Reading } from '../widgets/reading.tsx';
import { EmptyState, Screen } from '../widgets/screen.tsx';
import { Head } from './head.tsx';
import { entryOf, navGroups } from './nav-entries.tsx';
import { Navigation } from './navigation.tsx';

const clockAgainMs = 30_000;

export function Frame() {
  const me = useRead('session.me', {}, { again: (found) => (found ? clockAgainMs : false) });
  if (me.error instanceof Refused && me.error.refusal.code === 'sign-in.required') {
    return <SignIn />;
  }
  return (
    <Reading read={me}>
      {(found) => (
        <MeContext value={found}>
          <App notification={{ placement: 'bottomRight' }}>
            <Framed />
          </App>
        </MeContext>
      )}
    </Reading>
  );
}

function Framed() {
  const { header, nav, shared } = useWords();
  const [isMenuOpen, setIsMenuOpen] = useState(false);
  return (
    <div className="frame">
      <a className="skip" href="#content">
        {header.skip}
      </a>
      <Head onMenu={() => setIsMenuOpen(true)} />
      <div className="side wide-only">
        <Navigation />
      </div>
      <Drawer
        title={nav.label}
        placement="left"
        size={264}
        open={isMenuOpen}
        onClose={() => setIsMenuOpen(false)}
        destroyOnHidden
        closable={{ 'aria-label': shared.close }}
      >
        <Navigation onGo={() => setIsMenuOpen(false)} />
      </Drawer>
      <main className="content" id="content" tabIndex={-1}>
        <Permitted />
      </main>
    </div>
  );
}

function Permitted() {
  const { shared } = useWords();
  const may = useMay();
  // What is shown, not where one is going: else the last screen is mounted for a moment again.
  const path = useChildMatches({ select: (matches) => matches.at(-1)?.fullPath });
  const entry = path === undefined ? undefined : entryOf(path);
  if (entry === undefined || may(entry.act)) return <Outlet />;
  const first = navGroups.flatMap((group) => group.entries).find((each) => may(each.act));
  // Who has no overview begins with the first screen he has.
  if (path === '/' && first !== undefined) return <Navigate to={first.to} replace />;
  return (
    <Screen title={shared.mayNot}>
      <EmptyState>{shared.mayNotDetail}</EmptyState>
    </Screen>
  );
}
