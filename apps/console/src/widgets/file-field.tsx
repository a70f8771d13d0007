// SPDX-License-Identifier: Apache-2.0
// Chooses a file. The browser's own control speaks the browser's language, not the reader's, so a
// button of ours opens it and the name stands beside.
import { FileAddOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef } from 'react';
import { Field } from './field.tsx';

export interface FileFieldProps {
  readonly label: string;
  readonly nothing: string;
  readonly accept: string;
  readonly file: File | null;
  readonly fault: string | undefined;
  readonly onChoose: (file: File | null) => void;
}

export function FileField(props: FileFieldProps) {
  const { label, nothing, accept, file, fault, onChoose } = props;
  const input = useRef<HTMLInputElement>(null);
  return (
    <Field label={label} hint={file?.name ?? nothing} fault={fault}>
      {(ids) => (
        <span>
          <input
            ref={input}
            type="file"
            accept={accept}
            hidden
            tabIndex={-1}
            onChange={(event) => {
              onChoose(event.target.files?.[0] ?? null);
              // Choosing the same file again, corrected meanwhile, must count as a choice.
              event.target.value = '';
            }}
          />
          <Button
            {...ids}
            icon={<FileAddOutlined aria-hidden />}
            onClick={() => input.current?.click()}
          >
            {label}
          </Button>
        </span>
      )}
    </Field>
  );
}
