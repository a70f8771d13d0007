// SPDX-License-Identifier: Apache-2.0
// Asks for a reason before an act that the audit log keeps; what was typed stays when it is refused.
import { Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useWords } from '../catalogue/language.tsx';
import { Field } from './field.tsx';
import { RefusalNotice } from './refusal-notice.tsx';

const reasonCharactersMin = 3;
const reasonCharactersMax = 500;

export interface ReasonDialogProps {
  readonly title: string;
  readonly lead: ReactNode;
  readonly doWord: string;
  /** What is asked for, where it is more than a reason. */
  readonly label?: string;
  readonly hint?: string;
  readonly isNeeded: boolean;
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly onDo: (reason: string) => void;
  readonly onClose: () => void;
}

export function ReasonDialog(props: ReasonDialogProps) {
  const { shared } = useWords();
  const [reason, setReason] = useState('');
  const length = reason.trim().length;
  const isReady = length >= reasonCharactersMin || (!props.isNeeded && length === 0);
  return (
    <Modal
      open
      title={props.title}
      okText={props.doWord}
      cancelText={shared.cancel}
      okButtonProps={{ disabled: !isReady, loading: props.isBusy }}
      onOk={() => props.onDo(reason.trim())}
      onCancel={props.onClose}
      closable={{ 'aria-label': shared.close }}
    >
      <p>{props.lead}</p>
      <Field label={props.label ?? shared.reason} hint={props.hint ?? shared.reasonHint}>
        {(ids) => (
          <Input.TextArea
            {...ids}
            rows={3}
            maxLength={reasonCharactersMax}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <RefusalNotice error={props.error} />
    </Modal>
  );
}
