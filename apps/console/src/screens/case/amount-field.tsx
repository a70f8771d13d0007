// SPDX-License-Identifier: Apache-2.0
// An amount as it is typed, in the account's own currency; it stays text, since a float loses the fen.
import { Input } from 'antd';
import { fill } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { Field } from '../../widgets/field.tsx';
import { isAmount } from './amount.ts';

const amountCharactersMax = 20;

export interface AmountFieldProps {
  readonly label: string;
  readonly currency: string;
  readonly value: string;
  readonly mayBeEmpty?: boolean;
  readonly onChange: (amount: string) => void;
}

export function AmountField(props: AmountFieldProps) {
  const { notice } = useWords();
  const { label, currency, value, mayBeEmpty = false, onChange } = props;
  // Nobody has done anything wrong before he has typed.
  const isRight = value === '' || isAmount(value);
  return (
    <Field
      label={label}
      hint={mayBeEmpty && value === '' ? '' : fill(notice.money.amountHint, { currency })}
      fault={isRight ? undefined : notice.money.amountWrong}
    >
      {(ids) => (
        <Input
          {...ids}
          className="figures"
          inputMode="decimal"
          maxLength={amountCharactersMax}
          suffix={currency}
          value={value}
          onChange={(event) => onChange(event.target.value.trim())}
        />
      )}
    </Field>
  );
}
