// SPDX-License-Identifier: Apache-2.0
// A label, a control and what is to be known about it; a fault stands below in words.
import { type ReactNode, useId } from 'react';

export interface FieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly fault?: string | undefined;
  readonly children: (ids: {
    readonly id: string;
    readonly 'aria-describedby': string;
  }) => ReactNode;
}

export function Field({ label, hint, fault, children }: FieldProps) {
  const id = useId();
  const note = `${id}-note`;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-describedby': note })}
      <p id={note} className={fault === undefined ? 'quiet small' : 'attention small'}>
        {fault ?? hint ?? ''}
      </p>
    </div>
  );
}
