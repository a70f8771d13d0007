// SPDX-License-Identifier: Apache-2.0
// Another time: days with their times, one press to choose and one to send.
import { useState } from 'react';
import { fill } from '../../catalogue/fill.ts';
import { useLanguage } from '../../catalogue/language.tsx';
import { daysOfSlots, type Slot } from '../../data/days-of-slots.ts';
import { useAct, usePage, useSlots } from '../../data/page.ts';
import { goOnTo } from '../../data/place.ts';
import { useReader } from '../../data/use-reader.ts';
import { Choice } from '../../widgets/choice.tsx';
import { Press } from '../../widgets/press.tsx';
import { Screen } from '../../widgets/screen.tsx';
import { Told } from '../../widgets/told.tsx';
import { Trouble } from '../../widgets/trouble.tsx';
import { dayWords, hoursWords, spanWords } from '../../widgets/when.ts';

export function Move() {
  const { move } = useLanguage().words;
  const { visit } = usePage();
  const reader = useReader();
  const { data, error, refetch } = useSlots();
  return (
    <Screen heading={move.heading} hasBack>
      {visit?.window ? (
        <p className="quiet">
          <Told text={fill(move.now, { when: spanWords(visit.window, reader) })} />
        </p>
      ) : null}
      {data === undefined ? (
        <Trouble error={error} onAgain={() => void refetch()} />
      ) : (
        <Slots slots={data.slots} noticeId={visit?.noticeId ?? ''} />
      )}
    </Screen>
  );
}

interface SlotsProps {
  readonly slots: readonly Slot[];
  readonly noticeId: string;
}

function Slots({ slots, noticeId }: SlotsProps) {
  const { language, words } = useLanguage();
  const { move } = words;
  const reader = useReader();
  const [from, setFrom] = useState<string | null>(null);
  const [isMissing, setMissing] = useState(false);
  const act = useAct('portal.move', () => goOnTo('/done/moved'));
  // A time that was taken meanwhile is no longer among them, and so no longer chosen.
  const chosen = slots.find((slot) => slot.from === from) ?? null;
  const send = () => {
    setMissing(chosen === null);
    if (chosen !== null) act.mutate({ noticeId, from: chosen.from });
  };
  if (slots.length === 0) return <NoSlots error={act.error} />;
  return (
    <>
      <p className="lead">{move.lead}</p>
      <Trouble error={act.error} isAct />
      {daysOfSlots(slots, reader.zone).map(({ day, slots: ofDay }) => (
        <Choice
          key={day}
          name="slot"
          legend={dayWords(day, language)}
          isNarrow
          options={ofDay.map((slot) => ({ value: slot.from, title: hoursWords(slot, reader) }))}
          chosen={from}
          onChoose={setFrom}
        />
      ))}
      <div className="bar">
        {isMissing && chosen === null ? (
          <p className="fault" role="alert">
            {move.choose}
          </p>
        ) : null}
        <Press busyWords={act.isPending && move.sending} onPress={send}>
          {chosen === null ? (
            move.submit
          ) : (
            <Told text={fill(move.submitChosen, { when: spanWords(chosen, reader) })} />
          )}
        </Press>
      </div>
    </>
  );
}

function NoSlots({ error }: { readonly error: Error | null }) {
  const { move, visit } = useLanguage().words;
  const { may } = usePage();
  return (
    <section className="card">
      <Trouble error={error} />
      <h2>{move.emptyTitle}</h2>
      <p className="empty">{move.empty}</p>
      {may.otherChannel ? (
        <a className="press plain" href="#/channel">
          {visit.actions.channel}
        </a>
      ) : null}
      {may.decline ? (
        <a className="press plain" href="#/decline">
          {visit.actions.decline}
        </a>
      ) : null}
    </section>
  );
}
