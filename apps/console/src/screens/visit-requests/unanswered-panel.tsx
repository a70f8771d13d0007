// SPDX-License-Identifier: Apache-2.0
// Visits that were put back because a proven notice met with silence: where the supervisor looks who
// decides whether there is reason for the one doorstep call.
import type { UnansweredVisit } from '@fairvisit/api/case-visit.ts';
import { useState } from 'react';
import { useWords } from '../../catalogue/language.tsx';
import { useMay } from '../../data/me.tsx';
import { useRead } from '../../data/queries.ts';
import { CaseLink } from '../../widgets/case-link.tsx';
import { Mark } from '../../widgets/mark.tsx';
import { ProofMark } from '../../widgets/notice-marks.tsx';
import { RecordTable } from '../../widgets/record-table.tsx';
import { Panel } from '../../widgets/screen.tsx';
import type { Column } from '../../widgets/table-head.tsx';
import { useWhen } from '../../widgets/use-when.ts';
import { DecideDoorstep } from '../case/decide-doorstep.tsx';

export function UnansweredPanel() {
  const { notice } = useWords();
  const words = notice.doorstep;
  const read = useRead('case.unanswered', {});
  const [hasDecided, setHasDecided] = useState(false);
  const columns = useColumns(() => setHasDecided(true));
  // Below the requests it is an addition: while there is nothing to decide it takes up no room.
  const rows = read.data?.rows ?? [];
  if (rows.length === 0 && !hasDecided) return null;
  return (
    <Panel id="unanswered" title={words.title} lead={words.lead}>
      {hasDecided ? (
        <output className="told">
          <Mark tone="good">{words.saved}</Mark>
        </output>
      ) : null}
      {rows.length === 0 ? null : (
        <RecordTable
          label={words.title}
          rows={rows}
          keyOf={(row) => row.visitId}
          columns={columns}
          isTall={false}
        />
      )}
    </Panel>
  );
}

function useColumns(onDecided: () => void): readonly Column<UnansweredVisit>[] {
  const { notice, visit } = useWords();
  const when = useWhen();
  const may = useMay();
  const columns: readonly Column<UnansweredVisit>[] = [
    {
      key: 'name',
      title: visit.requests.name,
      cell: (row) => <CaseLink cardholderId={row.cardholderId}>{row.nameMasked}</CaseLink>,
    },
    {
      key: 'window',
      title: notice.panel.toldAs,
      cell: (row) => (
        <span className="figures">{when.window(row.windowFrom, row.windowUntil)}</span>
      ),
    },
    {
      key: 'proof',
      title: notice.panel.proof,
      cell: (row) => <ProofMark proofs={[row.proof]} endedAt={row.endedAt} />,
    },
    { key: 'put', title: notice.doorstep.put, cell: (row) => when.moment(row.endedAt) },
  ];
  if (!may('visit.doorstep')) return columns;
  const decide: Column<UnansweredVisit> = {
    key: 'decide',
    title: notice.doorstep.decide,
    cell: (row) => (
      <DecideDoorstep visitId={row.visitId} name={row.nameMasked} onDecided={onDecided} />
    ),
  };
  return [...columns, decide];
}
