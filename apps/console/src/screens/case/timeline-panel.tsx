// SPDX-License-Identifier: Apache-2.0
// What has happened, newest first; where the law was asked, its answer of that moment can be opened.
import {
  AccountBookOutlined,
  AlertOutlined,
  BellOutlined,
  CarOutlined,
  ContainerOutlined,
  FileTextOutlined,
  FolderOpenOutlined,
  MailOutlined,
  PauseCircleOutlined,
  PhoneOutlined,
  QuestionOutlined,
} from '@ant-design/icons';
import type { CasePage } from '@fairvisit/api/case.ts';
import type { ReactNode } from 'react';
import { wordOf } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import type { Catalogue } from '../../catalogue/words.ts';
import { MessageLink } from '../../widgets/message-link.tsx';
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
  const said = codesInWords(entry, words);
  const { messageId } = entry.codes;
  return (
    <li>
      <span className="timeline-icon" aria-hidden>
        {iconOf(entry.kind)}
      </span>
      <div className="line">
        <strong>{word}</strong>
        {said === '' ? null : <span>{said}</span>}
        {typeof messageId === 'string' ? (
          <MessageLink messageId={messageId}>{words.casePage.seeMessage}</MessageLink>
        ) : null}
        {entry.decision === null ? null : (
          <>
            <VerdictMark verdict={entry.decision.verdict} />
            <Why decision={entry.decision} about={word} />
          </>
        )}
      </div>
      <p className="quiet small">
        <time dateTime={entry.at}>{when.moment(entry.at)}</time> ·{' '}
        {wordOf(words.codes.actor, entry.actor)}
      </p>
    </li>
  );
}

function iconOf(kind: string): ReactNode {
  const [noun = ''] = kind.split(/[.-]/);
  return icons[noun] ?? <ContainerOutlined />;
}

const icons: Readonly<Record<string, ReactNode>> = {
  case: <FolderOpenOutlined />,
  complaint: <AlertOutlined />,
  contact: <PhoneOutlined />,
  dispute: <QuestionOutlined />,
  doorstep: <CarOutlined />,
  dossier: <FileTextOutlined />,
  message: <MailOutlined />,
  notice: <BellOutlined />,
  pause: <PauseCircleOutlined />,
  payment: <AccountBookOutlined />,
  visit: <CarOutlined />,
};

/** The codes that a reader understands; ids and hashes are for machines. */
function codesInWords({ kind, codes }: Entry, words: Catalogue): string {
  const tables = tablesOf(kind, words);
  const shown = Object.entries(codes).flatMap(([name, value]) => {
    const table = tables[name];
    if (table !== undefined && typeof value === 'string') return [wordOf(table, value)];
    const isBucket = (name === 'from' || name === 'to') && typeof value === 'string';
    return isBucket && /^M\d\+?$/.test(value) ? [value] : [];
  });
  return shown.join(' · ');
}

type Tables = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The same name has other codes in another noun: what a dispute is about, or a complaint. */
function tablesOf(kind: string, words: Catalogue): Tables {
  const { codes, notice } = words;
  const subject = kind.startsWith('dispute') ? notice.money.subjects : words.complaint.subjects;
  return {
    channel: codes.channel,
    outcome: codes.contactOutcome,
    necessity: codes.necessity,
    purpose: codes.purpose,
    kind: kind.startsWith('message') ? codes.messageKind : codes.proofKind,
    proof: codes.proofKind,
    answer: codes.noticeAnswer,
    via: codes.answeredVia,
    manner: codes.manner,
    wish: notice.wishWord,
    subject,
    reason: {
      ...words.casePage.because,
      ...codes.closeReason,
      ...codes.pauseReason,
      ...(kind.startsWith('dossier') ? notice.dossier.because : codes.endReason),
    },
  };
}
