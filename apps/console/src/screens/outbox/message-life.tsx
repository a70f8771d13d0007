// SPDX-License-Identifier: Apache-2.0
// What happened to a message, in order, each step with who did it and why.
import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  ExclamationCircleOutlined,
  PauseCircleOutlined,
  SendOutlined,
  StopOutlined,
} from '@ant-design/icons';
import type { MessagePage } from '@fairvisit/api/message.ts';
import type { ReactNode } from 'react';
import { wordOf } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import type { Catalogue } from '../../catalogue/words.ts';
import { useWhen } from '../../widgets/use-when.ts';

type Step = MessagePage['life'][number];

export function MessageLife({ life }: { readonly life: MessagePage['life'] }) {
  const { message: words } = useWords();
  // The same may happen twice in one minute of business; the order never changes, it only grows.
  const placed = life.map((step, place) => ({ step, key: `${place} ${step.kind}` }));
  return (
    <div className="stack tight">
      <h3>{words.life}</h3>
      {life.length === 0 ? <p className="quiet">{words.lifeEmpty}</p> : null}
      <ol className="timeline">
        {placed.map(({ key, step }) => (
          <StepItem key={key} step={step} />
        ))}
      </ol>
    </div>
  );
}

function StepItem({ step }: { readonly step: Step }) {
  const words = useWords();
  const when = useWhen();
  const said = codesInWords(step.codes, words);
  const rule = step.codes.rule;
  return (
    <li>
      <span className="timeline-icon" aria-hidden>
        {icons[step.kind] ?? <ClockCircleOutlined />}
      </span>
      <div className="line">
        <strong>{wordOf(words.message.events, step.kind)}</strong>
        {said === '' ? null : <span>{said}</span>}
        {typeof rule === 'string' ? <code>{rule}</code> : null}
      </div>
      <p className="quiet small">
        <time dateTime={step.at}>{when.moment(step.at)}</time> ·{' '}
        {wordOf(words.codes.actor, step.actor)}
      </p>
    </li>
  );
}

const icons: Readonly<Record<string, ReactNode>> = {
  'message.held': <PauseCircleOutlined />,
  'message.sent': <SendOutlined />,
  'message.delivered': <CheckCircleOutlined />,
  'message.answered': <CheckCircleOutlined />,
  'message.failed': <ExclamationCircleOutlined />,
  'message.cancelled': <StopOutlined />,
};

/** What a reader understands; ids are for machines, and the channel stands in the title. */
function codesInWords(codes: Step['codes'], words: Catalogue): string {
  const tables: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    reason: words.codes.endReason,
    outcome: words.message.outcomes,
    answer: words.codes.noticeAnswer,
    proof: words.codes.proofKind,
    via: words.codes.answeredVia,
  };
  return Object.entries(tables)
    .flatMap(([name, table]) => {
      const code = codes[name];
      return typeof code === 'string' ? [wordOf(table, code)] : [];
    })
    .join(' · ');
}
