// SPDX-License-Identifier: Apache-2.0
// What is seen when: the door while there is a link, the page while a session lasts, and otherwise
// what to do.
import { useEffect } from 'react';
import { useLanguage } from '../catalogue/language.tsx';
import { readKept } from '../data/kept.ts';
import { useLink } from '../data/link.ts';
import { PageProvider, usePageQuery } from '../data/page.ts';
import { type Place, usePlace } from '../data/place.ts';
import { isRefusedAs } from '../data/refused.ts';
import { Closed } from '../screens/closed/closed.tsx';
import { NoLink } from '../screens/closed/no-link.tsx';
import { SessionOver } from '../screens/closed/session-over.tsx';
import { Door } from '../screens/door/door.tsx';
import { NotMe } from '../screens/not-me/not-me.tsx';
import { Loading } from '../widgets/loading.tsx';
import { Screen } from '../widgets/screen.tsx';
import { Trouble } from '../widgets/trouble.tsx';
import { Frame } from './frame.tsx';
import { Inner } from './inner.tsx';

export function Portal() {
  const link = useLink();
  const place = usePlace();
  if (place === '/closed')
    return (
      <Frame>
        <Closed />
      </Frame>
    );
  if (link === null) return <Opened place={place} />;
  return (
    <Frame>{place === '/not-me' ? <NotMe link={link} /> : <Door key={link} link={link} />}</Frame>
  );
}

function Opened({ place }: { readonly place: Place }) {
  const { words, suggest } = useLanguage();
  const { data: page, error, refetch } = usePageQuery();
  const written = page?.language;
  useEffect(() => {
    if (written !== undefined) suggest(written);
  }, [written, suggest]);
  // Who is writing a complaint keeps his words before his eyes; sending tells that the page is over.
  const isWriting = place === '/complaint' && page !== undefined;
  if (isRefusedAs(error, 'portal.session-over') && !isWriting) {
    return <Frame>{readKept('was-open') === null ? <NoLink /> : <SessionOver />}</Frame>;
  }
  if (page !== undefined) {
    return (
      <PageProvider value={page}>
        <Frame page={page}>
          <Inner place={place} />
        </Frame>
      </PageProvider>
    );
  }
  if (error === null)
    return (
      <Frame>
        <Loading />
      </Frame>
    );
  return (
    <Frame>
      <Screen heading={words.frame.brand}>
        <Trouble error={error} onAgain={() => void refetch()} />
      </Screen>
    </Frame>
  );
}
