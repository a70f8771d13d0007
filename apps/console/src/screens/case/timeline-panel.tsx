// SPDX-License-Identifier: Apache-2.0
// What has happened, newest first; where the law was asked, its answer of that moment can be opened.
import {
  CarOutlined,
  ContainerOutlined,
  FolderOpenOutlined,
  PauseCircleOutlined,
  PhoneOutlined,
} from '@ant-design/icons';
import type { CasePage } from '@fairvisit/api/case.ts';
import type { ReactNode } from 'react';
import { wordOf } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import type { Catalogue } from '../../catalogue/words.ts';
import { Panel } from '../../widgets/screen.tsx';
import { useWhen } from '../../widgets/use-when.ts';
import { VerdictMark, Why } from '../../widgets/why.tsx';

type Entry = CasePage['timeline'][number];

export function TimelinePanel({ timeline }: { readonly timeline: readonly Entry[] }) {
  const { casePage: words } = useWords();
  return (
    <Panel id="timeline" title={words.timeline}>
      {timeline.length === 0 ? <p className="quiet">{words.timelineEmpty}</p> : null}
      <ol className="timeline">
        {timeline.map((entry) => (
          <TimelineItem key={entry.id} entry={entry} />
        ))}
      </ol>
    </Panel>
  );
}

function TimelineItem({ entry }: { readonly entry: Entry }) {
  const words = useWords();
  const when = useWhen();
  const word = wordOf(words.casePage.events, entry.kind);
  const said = codesInWords(entry.codes, words);
  return (
    <li>
      <span className="timeline-icon" aria-hidden>
        {iconOf(entry.kind)}
      </span>
      <div className="line">
        <strong>{word}</strong>
        {said === '' ? null : <span>{said}</span>}
        {entry.decision === null ? null : (
          <>
            <VerdictMark verdict={entry.decision.verdict} />
            <Why decision={entry.decision} about={word} />
          </>
        )}
      </div>
      <p className="quiet small">
        <time dateTime={entry.at}>{when.moment(entry.at)}</time> ·{' '}
        {entry.actor === 'system' ? words.casePage.system : entry.actor}
      </p>
    </li>
  );
}

function iconOf(kind: string): ReactNode {
  if (kind.startsWith('contact')) return <PhoneOutlined />;
  if (kind.startsWith('visit')) return <CarOutlined />;
  if (kind.startsWith('pause')) return <PauseCircleOutlined />;
  return kind.startsWith('case') ? <FolderOpenOutlined /> : <ContainerOutlined />;
}

/** The codes that a reader understands; ids and hashes are for machines. */
function codesInWords(codes: Entry['codes'], words: Catalogue): string {
  const tables: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    channel: words.codes.channel,
    outcome: words.codes.contactOutcome,
    necessity: words.codes.necessity,
    purpose: words.codes.purpose,
    reason: {
      ...words.casePage.because,
      ...words.codes.closeReason,
      ...words.codes.pauseReason,
    },
  };
  const shown = Object.entries(codes).flatMap(([name, value]) => {
    const table = tables[name];
    if (table !== undefined && typeof value === 'string') return [wordOf(table, value)];
    const isBucket = (name === 'from' || name === 'to') && typeof value === 'string';
    return isBucket && /^M\d\+?$/.test(value) ? [value] : [];
  });
  return shown.join(' · ');
}
