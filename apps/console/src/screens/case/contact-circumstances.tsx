// SPDX-License-Identifier: Apache-2.0
// Who began a contact, and whether it is sure who was there: what the person begins himself uses up
// none of his caps.
import { Checkbox } from 'antd';
import { useWords } from '../../catalogue/language.tsx';

export interface Circumstances {
  readonly isByPerson: boolean;
  readonly identityChecked: boolean;
}

export interface ContactCircumstancesProps {
  readonly value: Circumstances;
  readonly onChange: (value: Circumstances) => void;
}

export function ContactCircumstances({ value, onChange }: ContactCircumstancesProps) {
  const { casePage: words } = useWords();
  return (
    <div className="field">
      <Checkbox
        checked={value.isByPerson}
        onChange={(event) => onChange({ ...value, isByPerson: event.target.checked })}
      >
        {words.startedByPerson}
      </Checkbox>
      <Checkbox
        checked={value.identityChecked}
        onChange={(event) => onChange({ ...value, identityChecked: event.target.checked })}
      >
        {words.identityChecked}
      </Checkbox>
    </div>
  );
}
