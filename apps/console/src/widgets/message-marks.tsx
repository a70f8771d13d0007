// SPDX-License-Identifier: Apache-2.0
// The state of a message, the way it goes, and why it stands where it stands, as icon and word.
import { FileTextOutlined, MailOutlined, MessageOutlined, PhoneOutlined } from '@ant-design/icons';
import type { MessageChannel, MessageState } from '@fairvisit/api/message.ts';
import type { ReactNode } from 'react';
import { wordOf } from '../catalogue/fill.ts';
import { useWords } from '../catalogue/language.tsx';
import { Mark, type Tone } from './mark.tsx';

const tones: Readonly<Record<MessageState, Tone>> = {
  queued: 'waiting',
  held: 'attention',
  sent: 'plain',
  delivered: 'good',
  failed: 'attention',
  answered: 'good',
  cancelled: 'off',
};

export function MessageStateMark({ state, reason }: MessageReasonProps) {
  const { codes } = useWords();
  // What waits for a lawful hour asks nothing of anybody.
  const tone = isForLaw({ state, reason }) ? 'waiting' : tones[state];
  return <Mark tone={tone}>{wordOf(codes.messageState, state)}</Mark>;
}

const icons: Readonly<Record<MessageChannel, ReactNode>> = {
  sms: <MessageOutlined aria-hidden />,
  email: <MailOutlined aria-hidden />,
  letter: <FileTextOutlined aria-hidden />,
  phone: <PhoneOutlined aria-hidden />,
};

export function ChannelMark({ channel }: { readonly channel: MessageChannel }) {
  const { codes } = useWords();
  return (
    <span className="mark mark-plain">
      {icons[channel]}
      <span>{wordOf(codes.messageChannel, channel)}</span>
    </span>
  );
}

export interface MessageReasonProps {
  readonly state: MessageState;
  readonly reason: string | null;
}

/** Why it stands there. What the law holds back goes out by itself later; what it forbids does not. */
export function MessageReason({ state, reason }: MessageReasonProps) {
  const { codes } = useWords();
  if (reason === null) return null;
  const code = isForLaw({ state, reason }) ? 'law-wait' : reason;
  return <span className="quiet small">{wordOf(codes.endReason, code)}</span>;
}

function isForLaw({ state, reason }: MessageReasonProps): boolean {
  return state === 'held' && reason === 'law';
}
