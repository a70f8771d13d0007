// SPDX-License-Identifier: Apache-2.0
// The dossiers of the person's visits: every version, what it is as of, and why it was superseded.

import { DownloadOutlined } from '@ant-design/icons';
import type { DossierRow } from '@fairvisit/api/dossier.ts';
import { Button } from 'antd';
import { fill, wordOf } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { useDownload } from '../../data/files.ts';
import { useMay } from '../../data/me.tsx';
import { useRead } from '../../data/queries.ts';
import { Mark } from '../../widgets/mark.tsx';
import { Reading } from '../../widgets/reading.tsx';
import { RefusalNotice } from '../../widgets/refusal-notice.tsx';
import { Panel } from '../../widgets/screen.tsx';
import { useWhen } from '../../widgets/use-when.ts';
import { MakeDossier } from './make-dossier.tsx';

export interface DossiersPanelProps {
  readonly cardholderId: string;
}

export function DossiersPanel({ cardholderId }: DossiersPanelProps) {
  const { notice } = useWords();
  const words = notice.dossier;
  const may = useMay();
  const isOff = !may('dossier.read');
  const read = useRead('dossier.list', { params: { cardholderId } }, { isOff });
  if (isOff) return null;
  return (
    <Panel id="dossiers" title={words.title} lead={words.lead}>
      <Reading read={read} rows={2}>
        {({ rows, visits }) => (
          <>
            {rows.length === 0 ? <p className="quiet">{words.none}</p> : null}
            <ul className="rows">
              {rows.map((row) => (
                <li key={row.id}>
                  <DossierItem row={row} cardholderId={cardholderId} />
                </li>
              ))}
            </ul>
            {may('dossier.make') ? <MakeDossier visits={visits} /> : null}
          </>
        )}
      </Reading>
    </Panel>
  );
}

const hashCharactersShown = 12;

function DossierItem({ row, cardholderId }: DossiersPanelProps & { readonly row: DossierRow }) {
  const { notice, casePage } = useWords();
  const words = notice.dossier;
  const when = useWhen();
  const download = useDownload();
  const go = () =>
    download.mutate({ name: 'dossier.file', params: { cardholderId, dossierId: row.id } });
  return (
    <>
      <div className="line">
        <strong>{fill(notice.panel.version, { n: row.version })}</strong>
        {row.supersededAt === null ? (
          <Mark tone="good">{words.current}</Mark>
        ) : (
          <Mark tone="off">
            {fill(words.superseded, {
              reason: wordOf(words.because, row.supersededReason ?? 'newer-version'),
            })}
          </Mark>
        )}
        <Button
          icon={<DownloadOutlined aria-hidden />}
          title={words.fileSay}
          aria-label={fill(words.openOf, { n: row.version })}
          loading={download.isPending}
          onClick={go}
        >
          {words.open}
        </Button>
      </div>
      <p className="quiet small">
        {words.asOf} {when.shortDay(row.asOf)} · {words.pages} {row.pages} ·{' '}
        {casePage.languages[row.language]} · {words.madeAt} {when.moment(row.madeAt)}
        {row.madeBy === null ? null : ` · ${row.madeBy}`}
      </p>
      <p className="quiet small">
        {words.hash} <code title={row.fileHash}>{row.fileHash.slice(0, hashCharactersShown)}</code>
      </p>
      <RefusalNotice error={download.error} onRetry={go} />
    </>
  );
}
