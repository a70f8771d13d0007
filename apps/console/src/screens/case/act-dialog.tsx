// SPDX-License-Identifier: Apache-2.0
// The dialog that records something of an account: a sentence, the fields, what came of it. It stays
// open after the act, since what was called off with it has to be read.
import { Modal } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../catalogue/language.tsx';
import { Mark } from '../../widgets/mark.tsx';
import { RefusalNotice } from '../../widgets/refusal-notice.tsx';

export interface ActDialogProps {
  readonly title: string;
  readonly lead: string;
  readonly doWord: string;
  readonly isReady: boolean;
  readonly isBusy: boolean;
  readonly error: unknown;
  /** Null until it was done. */
  readonly told: string | null;
  readonly onDo: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function ActDialog(props: ActDialogProps) {
  const { shared } = useWords();
  const { told } = props;
  return (
    <Modal
      open
      title={props.title}
      okText={told === null ? props.doWord : shared.close}
      cancelText={shared.cancel}
      cancelButtonProps={{ hidden: told !== null }}
      okButtonProps={{ disabled: told === null && !props.isReady, loading: props.isBusy }}
      onOk={told === null ? props.onDo : props.onClose}
      onCancel={props.onClose}
      closable={{ 'aria-label': shared.close }}
    >
      {told === null ? (
        <div className="form">
          <p>{props.lead}</p>
          {props.children}
        </div>
      ) : (
        <output className="told">
          <Mark tone="good">{told}</Mark>
        </output>
      )}
      <RefusalNotice error={props.error} />
    </Modal>
  );
}
