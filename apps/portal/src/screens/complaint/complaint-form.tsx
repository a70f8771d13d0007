// SPDX-License-Identifier: Apache-2.0
// The words of a complaint. Nothing is cut off while somebody writes: the counter says what is too much.
import { useState } from 'react';
import { fill } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { useAct } from '../../data/page.ts';
import { goOnTo } from '../../data/place.ts';
import { complaintWordsMax, complaintWordsMin } from '../../data/words-max.ts';
import { Choice } from '../../widgets/choice.tsx';
import { Press } from '../../widgets/press.tsx';
import { Trouble } from '../../widgets/trouble.tsx';

const subjects = ['contact', 'staff', 'amount', 'privacy', 'other'] as const;

export function ComplaintForm() {
  const { complaint: words, codes } = useWords();
  const [chosen, setChosen] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  const [wasTried, setTried] = useState(false);
  const act = useAct('portal.complain', () => goOnTo('/done/complaint'));
  const subject = subjects.find((each) => each === chosen);
  const size = typed.trim().length;
  const isLong = size > complaintWordsMax;
  const isShort = size < complaintWordsMin;
  const send = () => {
    setTried(true);
    if (subject !== undefined && !isShort && !isLong) act.mutate({ subject, words: typed.trim() });
  };
  return (
    <>
      <Choice
        name="subject"
        legend={words.subject}
        options={subjects.map((value) => ({ value, title: codes.subject[value] }))}
        chosen={chosen}
        onChoose={setChosen}
        fault={wasTried && subject === undefined ? words.subjectNeeded : null}
      />
      <div className="field">
        <label htmlFor="words">{words.words}</label>
        <p className="quiet" id="words-hint">
          {words.wordsHint}
        </p>
        <textarea
          id="words"
          rows={6}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          aria-invalid={isLong || (wasTried && isShort)}
          aria-describedby="words-hint words-count"
        />
        <p className={isLong ? 'fault' : 'quiet'} id="words-count">
          {isLong
            ? fill(words.counterOver, { over: size - complaintWordsMax })
            : fill(words.counter, { left: complaintWordsMax - size })}
        </p>
        {wasTried && isShort ? (
          <p className="fault" role="alert">
            {words.wordsNeeded}
          </p>
        ) : null}
      </div>
      <WhatFollows />
      <Trouble error={act.error} isAct />
      <Press busyWords={act.isPending && words.sending} onPress={send}>
        {words.submit}
      </Press>
    </>
  );
}

function WhatFollows() {
  const { complaint: words } = useWords();
  return (
    <section>
      <h2>{words.nextHeading}</h2>
      <ul className="plain-list">
        <li>{words.nextStops}</li>
        <li>{words.nextRead}</li>
        <li>{words.nextAnswer}</li>
      </ul>
    </section>
  );
}
