// SPDX-License-Identifier: Apache-2.0
// Puts a row aside for good, with a reason.
import type { QuarantinedRow } from '@fairvisit/api/portfolio.ts';
import { useWords } from '../../catalogue/language.tsx';
import { useAct } from '../../data/queries.ts';
import { ReasonDialog } from '../../widgets/reason-dialog.tsx';

export interface DismissRowProps {
  readonly row: QuarantinedRow;
  readonly onClose: () => void;
}

export function DismissRow({ row, onClose }: DismissRowProps) {
  const { quarantine: words } = useWords();
  const dismiss = useAct('quarantine.dismiss');
  return (
    <ReasonDialog
      title={words.dismiss}
      lead={words.dismissWhy}
      doWord={words.dismiss}
      isNeeded
      isBusy={dismiss.isPending}
      error={dismiss.error}
      onDo={(reason) =>
        dismiss.mutate({ params: { rowId: row.id }, body: { reason } }, { onSuccess: onClose })
      }
      onClose={onClose}
    />
  );
}
