// SPDX-License-Identifier: Apache-2.0
// How the identity was checked in a conversation, and what was answered in it.
import { wordOf } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { Choice } from '../../widgets/choice.tsx';
import { Field } from '../../widgets/field.tsx';
import type { Handled } from './handled.ts';

const identities = ['identity-tail', 'card-tail', 'none'] as const;
const answers = ['confirmed', 'declined', 'none'] as const;

export interface HandleCallProps {
  readonly handled: Handled;
  readonly onChange: (part: Partial<Handled>) => void;
}

export function HandleCall({ handled, onChange }: HandleCallProps) {
  const { message: words } = useWords();
  return (
    <>
      <Field label={words.identity} hint={words.identityHint}>
        {(ids) => (
          <Choice
            {...ids}
            value={handled.identity}
            values={identities}
            wordOf={(each) => wordOf(words.identities, each)}
            onChoose={(identity) => onChange({ identity })}
          />
        )}
      </Field>
      <Field label={words.answer}>
        {(ids) => (
          <Choice
            {...ids}
            value={handled.answer}
            values={answers}
            wordOf={(each) => wordOf(words.answers, each)}
            onChoose={(answer) => onChange({ answer })}
          />
        )}
      </Field>
    </>
  );
}
