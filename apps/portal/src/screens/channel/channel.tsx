// SPDX-License-Identifier: Apache-2.0
// Rather a call, a message or a letter than a visit.
import { useState } from 'react';
import { useWords } from '../../catalogue/language.tsx';
import { useAct } from '../../data/page.ts';
import { goOnTo } from '../../data/place.ts';
import { Choice } from '../../widgets/choice.tsx';
import { Press } from '../../widgets/press.tsx';
import { Screen } from '../../widgets/screen.tsx';
import { Trouble } from '../../widgets/trouble.tsx';

const channels = ['call', 'sms', 'email', 'letter'] as const;

export function Channel() {
  const { channel: words } = useWords();
  const [chosen, setChosen] = useState<string | null>(null);
  const [isMissing, setMissing] = useState(false);
  const act = useAct('portal.other-channel', () => goOnTo('/done/channel'));
  const send = () => {
    const channel = channels.find((each) => each === chosen);
    setMissing(channel === undefined);
    if (channel !== undefined) act.mutate({ channel });
  };
  return (
    <Screen heading={words.heading} lead={words.lead} hasBack>
      <Choice
        name="channel"
        legend={words.choose}
        options={channels.map((value) => ({ value, ...words.options[value] }))}
        chosen={chosen}
        onChoose={setChosen}
        fault={isMissing && chosen === null ? words.choose : null}
      />
      <Trouble error={act.error} isAct />
      <Press busyWords={act.isPending && words.sending} onPress={send}>
        {words.submit}
      </Press>
    </Screen>
  );
}
