// SPDX-License-Identifier: Apache-2.0
// A day typed as 2026-09-07 and told back in the reader's form: the browser's own date field shows
// 07/09/26 to some, which nobody can read for certain.
import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useWords } from '../catalogue/language.tsx';
import { Field } from './field.tsx';
import { useWhen } from './use-when.ts';

export interface DayFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (day: string) => void;
  readonly mayBeEmpty?: boolean;
}

export function DayField({ label, value, onChange, mayBeEmpty = false }: DayFieldProps) {
  const { shared } = useWords();
  const when = useWhen();
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const isRight = isDay(typed) || (mayBeEmpty && typed === '');
  const step = (days: number) => onChange(Temporal.PlainDate.from(value).add({ days }).toString());
  return (
    <Field
      label={label}
      hint={isDay(typed) ? when.day(typed) : shared.dayHint}
      fault={isRight ? undefined : shared.dayWrong}
    >
      {(ids) => (
        <span className="day-field">
          <Button
            aria-label={`${label}: ${shared.previousDay}`}
            icon={<LeftOutlined aria-hidden />}
            disabled={!isDay(value)}
            onClick={() => step(-1)}
          />
          <Input
            {...ids}
            className="figures"
            value={typed}
            maxLength={10}
            onChange={(event) => {
              const next = event.target.value.trim();
              setTyped(next);
              if (isDay(next) || (mayBeEmpty && next === '')) onChange(next);
            }}
          />
          <Button
            aria-label={`${label}: ${shared.nextDay}`}
            icon={<RightOutlined aria-hidden />}
            disabled={!isDay(value)}
            onClick={() => step(1)}
          />
        </span>
      )}
    </Field>
  );
}

export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
}
