// SPDX-License-Identifier: Apache-2.0
// The door: the same for every link, whether it is known, used, over or guessed. It says nothing that
// somebody looking over a shoulder should not read.
import { type FormEvent, useRef, useState } from 'react';
import { useWords } from '../../catalogue/language.tsx';
import { useEnter } from '../../data/page.ts';
import { factorOf } from '../../data/read-factor.ts';
import { Icon } from '../../widgets/icons.tsx';
import { Press } from '../../widgets/press.tsx';
import { Screen } from '../../widgets/screen.tsx';
import { Trouble } from '../../widgets/trouble.tsx';

export function Door({ link }: { readonly link: string }) {
  const { door } = useWords();
  return (
    <Screen heading={door.heading} lead={door.lead}>
      <FactorForm link={link} />
      <section className="aside">
        <h2>
          <Icon sign="shield" />
          {door.checkTitle}
        </h2>
        <p>{door.check}</p>
      </section>
      <section className="aside">
        <p>{door.notMeLead}</p>
        <a className="press plain" href="#/not-me">
          {door.notMe}
        </a>
      </section>
    </Screen>
  );
}

function FactorForm({ link }: { readonly link: string }) {
  const { door } = useWords();
  const enter = useEnter();
  const [typed, setTyped] = useState('');
  const [isShort, setShort] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (enter.isPending) return;
    const factor = factorOf(typed);
    setShort(factor === null);
    if (factor === null) field.current?.focus();
    else enter.mutate({ link, factor }, { onError: () => field.current?.focus() });
  };
  const described = isShort ? 'factor-hint factor-fault' : 'factor-hint';
  return (
    <form className="card" onSubmit={submit} noValidate>
      <label htmlFor="factor">{door.label}</label>
      <p className="quiet" id="factor-hint">
        {door.labelHint}
      </p>
      <input
        ref={field}
        id="factor"
        className="factor"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        maxLength={20}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        aria-invalid={isShort}
        aria-describedby={described}
      />
      {isShort ? (
        <p className="fault" id="factor-fault" role="alert">
          {door.fourNeeded}
        </p>
      ) : (
        <Trouble error={enter.error} />
      )}
      <Press isSubmit busyWords={enter.isPending && door.opening}>
        {door.submit}
      </Press>
    </form>
  );
}
