// SPDX-License-Identifier: Apache-2.0
// The cells of one row; the one at fault comes first. What was typed stays when it is still wrong.
import type { QuarantinedRow } from '@fairvisit/api/portfolio.ts';
import { Input, Modal } from 'antd';
import { useState } from 'react';
import { fill, wordOf } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { useAct } from '../../data/queries.ts';
import { Field } from '../../widgets/field.tsx';
import { RefusalNotice } from '../../widgets/refusal-notice.tsx';

export interface CorrectDialogProps {
  readonly row: QuarantinedRow;
  readonly onClose: (isDone: boolean) => void;
}

export function CorrectDialog({ row, onClose }: CorrectDialogProps) {
  const { quarantine: words, codes, shared, field: fieldWords } = useWords();
  const [cells, setCells] = useState<readonly string[]>(row.cells);
  const resubmit = useAct('quarantine.resubmit');
  const send = () =>
    resubmit.mutate(
      { params: { rowId: row.id }, body: { cells: [...cells] } },
      { onSuccess: () => onClose(true) },
    );
  const order = cells
    .map((_cell, index) => ({ index, column: row.columns[index] ?? String(index + 1) }))
    .sort((a, b) => Number(b.column === row.field) - Number(a.column === row.field));
  return (
    <Modal
      open
      title={fill(words.editTitle, { line: row.line })}
      okText={words.resubmit}
      cancelText={shared.cancel}
      okButtonProps={{ loading: resubmit.isPending }}
      onOk={send}
      onCancel={() => onClose(false)}
      width={720}
      closable={{ 'aria-label': shared.close }}
    >
      {row.cells.some((cell) => /[*＊]/.test(cell)) ? <p className="lead">{words.masked}</p> : null}
      <RefusalNotice error={resubmit.error} />
      <div className="form-grid">
        {order.map(({ index, column }) => (
          <Field
            key={index}
            label={wordOf(fieldWords, column)}
            fault={column === row.field ? wordOf(codes.rowFault, row.code) : undefined}
          >
            {(ids) => (
              <Input
                {...ids}
                value={cells[index] ?? ''}
                onChange={(event) => setCells(replaced(cells, index, event.target.value))}
              />
            )}
          </Field>
        ))}
      </div>
    </Modal>
  );
}

function replaced(cells: readonly string[], at: number, value: string): readonly string[] {
  return cells.map((cell, index) => (index === at ? value : cell));
}
