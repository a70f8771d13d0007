// SPDX-License-Identifier: Apache-2.0
// Closes a complaint with what was answered and what came of it.
import type { ComplaintRow } from '@fairvisit/api/complaint.ts';
import { useState } from 'react';
import { useWords } from '../../catalogue/language.tsx';
import { freshKey } from '../../data/fresh-key.ts';
import { useAct } from '../../data/queries.ts';
import { ReasonDialog } from '../../widgets/reason-dialog.tsx';

export interface CloseComplaintProps {
  readonly complaint: Pick<ComplaintRow, 'id'>;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

export function CloseComplaint({ complaint, onDone, onClose }: CloseComplaintProps) {
  const { complaint: words } = useWords();
  const [idempotencyKey, setKey] = useState(freshKey);
  const close = useAct('complaint.close');
  const send = (outcome: string) =>
    close.mutate(
      { params: { complaintId: complaint.id }, body: { idempotencyKey, outcome } },
      { onSuccess: onDone, onSettled: () => setKey(freshKey()) },
    );
  return (
    <ReasonDialog
      title={words.closeTitle}
      lead={words.closeSay}
      doWord={words.close}
      label={words.outcome}
      hint={words.outcomeHint}
      isNeeded
      isBusy={close.isPending}
      error={close.error}
      onDo={send}
      onClose={onClose}
    />
  );
}
