// SPDX-License-Identifier: Apache-2.0
// The messages by which a notice was told, each with its state and the way to it in the outbox.
import type { CaseNotice } from '@fairvisit/api/case-visit.ts';
import { wordOf } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { MessageLink } from '../../widgets/message-link.tsx';
import { MessageReason, MessageStateMark } from '../../widgets/message-marks.tsx';

export function NoticeMessages({ messages }: Pick<CaseNotice, 'messages'>) {
  const { codes } = useWords();
  if (messages.length === 0) return <span className="quiet">–</span>;
  return (
    <ul className="plain">
      {messages.map((message) => (
        <li key={message.id} className="line">
          <MessageLink messageId={message.id}>
            {wordOf(codes.messageChannel, message.channel)} ·{' '}
            {wordOf(codes.messageKind, message.kind)}
          </MessageLink>
          <MessageStateMark {...message} />
          <MessageReason {...message} />
        </li>
      ))}
    </ul>
  );
}
