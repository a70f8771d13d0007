// SPDX-License-Identifier: Apache-2.0
// One message beside the list: as the person sees it, what happened to it, why, and what can be done.
import type { MessagePage } from '@fairvisit/api/message.ts';
import { Drawer } from 'antd';
import { fill, wordOf } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { useRead } from '../../data/queries.ts';
import { CaseLink } from '../../widgets/case-link.tsx';
import { ChannelMark, MessageReason, MessageStateMark } from '../../widgets/message-marks.tsx';
import { Reading } from '../../widgets/reading.tsx';
import { useWhen } from '../../widgets/use-when.ts';
import { VerdictMark, Why } from '../../widgets/why.tsx';
import { DemoLink } from './demo-link.tsx';
import { HandleMessage } from './handle-message.tsx';
import { isByHand } from './handled.ts';
import { MessageActions } from './message-actions.tsx';
import { MessageLife } from './message-life.tsx';
import { MessageView } from './message-view.tsx';

const againMs = 5_000;

export interface MessageDrawerProps {
  readonly messageId: string;
  readonly onClose: () => void;
}

export function MessageDrawer({ messageId, onClose }: MessageDrawerProps) {
  const { message: words, codes, shared } = useWords();
  const read = useRead('message.page', { params: { messageId } }, { again });
  const page = read.data;
  const title =
    page === undefined
      ? shared.loading
      : fill(words.title, {
          kind: wordOf(codes.messageKind, page.kind),
          channel: wordOf(codes.messageChannel, page.channel),
        });
  return (
    <Drawer
      title={page === undefined && read.error !== null ? words.missing : title}
      open
      onClose={onClose}
      size={640}
      closable={{ 'aria-label': shared.close }}
    >
      <Reading read={read} rows={12}>
        {(found) => <MessageShown page={found} />}
      </Reading>
    </Drawer>
  );
}

function again(page: MessagePage | undefined): number | false {
  return page?.state === 'queued' || page?.state === 'sent' ? againMs : false;
}

function MessageShown({ page }: { readonly page: MessagePage }) {
  const { message: words } = useWords();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long message scrolls, also by keys.
    <section className="stack" tabIndex={0} aria-label={words.seen}>
      <MessageFacts page={page} />
      <MessageActions page={page} />
      <MessageView page={page} />
      <DemoLink page={page} />
      {isByHand(page) ? <HandleMessage page={page} /> : null}
      <Grounds page={page} />
      <MessageLife life={page.life} />
    </section>
  );
}

function MessageFacts({ page }: { readonly page: MessagePage }) {
  const { outbox } = useWords();
  const when = useWhen();
  return (
    <div className="stack tight">
      <div className="line">
        <MessageStateMark {...page} />
        <MessageReason {...page} />
        {page.rule === null ? null : <code>{page.rule}</code>}
      </div>
      <div className="line quiet">
        <CaseLink cardholderId={page.cardholderId}>{page.nameMasked}</CaseLink>
        <ChannelMark channel={page.channel} />
        <span className="figures">{page.toMasked}</span>
        <span>
          {page.sentAt === null
            ? fill(outbox.due, { at: when.moment(page.dueAt) })
            : fill(outbox.sent, { at: when.moment(page.sentAt) })}
        </span>
      </div>
    </div>
  );
}

function Grounds({ page }: { readonly page: MessagePage }) {
  const { message: words } = useWords();
  if (page.decision === null) return <p className="quiet small">{words.noDecision}</p>;
  return (
    <div>
      <h3>{words.decision}</h3>
      <div className="line">
        <span className="quiet">{words.decisionSay}:</span>
        <VerdictMark verdict={page.decision.verdict} />
        <Why decision={page.decision} about={words.decisionSay} />
      </div>
    </div>
  );
}
