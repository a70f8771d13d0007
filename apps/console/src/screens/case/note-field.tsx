// SPDX-License-Identifier: Apache-2.0
// A note in free words, with its limit.
import { Input } from 'antd';
import { useWords } from '../../catalogue/language.tsx';
import { Field } from '../../widgets/field.tsx';

const noteCharactersMax = 500;

export interface NoteFieldProps {
  readonly value: string;
  readonly onChange: (note: string) => void;
}

export function NoteField({ value, onChange }: NoteFieldProps) {
  const { shared } = useWords();
  return (
    <Field label={shared.note} hint={`${value.length} / ${noteCharactersMax}`}>
      {(ids) => (
        <Input.TextArea
          {...ids}
          rows={2}
          maxLength={noteCharactersMax}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
