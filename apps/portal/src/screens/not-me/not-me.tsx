// SPDX-License-Identifier: Apache-2.0
// Somebody else got the message: one press, no question, and thanks.
import { useState } from 'react';
import { useWords } from '../../catalogue/language.tsx';
import { useNotMe } from '../../data/page.ts';
import { Press } from '../../widgets/press.tsx';
import { Screen } from '../../widgets/screen.tsx';
import { Trouble } from '../../widgets/trouble.tsx';

export function NotMe({ link }: { readonly link: string }) {
  const { notMe } = useWords();
  const told = useNotMe();
  const [isHeard, setHeard] = useState(false);
  if (isHeard) {
    return (
      <Screen key="thanks" heading={notMe.thanksHeading} lead={notMe.thanks}>
        <p>{notMe.thanksDetail}</p>
      </Screen>
    );
  }
  const tell = () => told.mutate(link, { onSuccess: () => setHeard(true) });
  return (
    <Screen heading={notMe.heading} lead={notMe.lead} hasBack>
      <p>{notMe.detail}</p>
      <Trouble error={told.error} isAct />
      <Press busyWords={told.isPending && notMe.submit} onPress={tell}>
        {notMe.submit}
      </Press>
    </Screen>
  );
}
