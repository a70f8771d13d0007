// SPDX-License-Identifier: Apache-2.0
// What the three forms of a case share: a sentence, the fields, one button, and what came of it.
import { Button } from 'antd';
import type { FormEvent, ReactNode } from 'react';
import { useWords } from '../../catalogue/language.tsx';
import { Mark } from '../../widgets/mark.tsx';
import { RefusalNotice } from '../../widgets/refusal-notice.tsx';

export interface FormFrameProps {
  readonly lead: string;
  readonly children: ReactNode;
  readonly isReady: boolean;
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly told: string | null;
  readonly doWord?: string;
  readonly onSubmit: () => void;
}

export function FormFrame(props: FormFrameProps) {
  const { shared } = useWords();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (props.isReady && !props.isBusy) props.onSubmit();
  };
  return (
    <form className="form" onSubmit={submit}>
      <p className="lead">{props.lead}</p>
      <div className="form-grid">{props.children}</div>
      <RefusalNotice error={props.error} />
      {props.told === null ? null : (
        <output className="told">
          <Mark tone="good">{props.told}</Mark>
        </output>
      )}
      <div>
        <Button type="primary" htmlType="submit" disabled={!props.isReady} loading={props.isBusy}>
          {props.doWord ?? shared.save}
        </Button>
      </div>
    </form>
  );
}
