// SPDX-License-Identifier: Apache-2.0
// A state as icon and word; the colour only repeats what they say. Red is for "stop" alone.
import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  ExclamationCircleOutlined,
  InfoCircleOutlined,
  MinusCircleOutlined,
  StopOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';

export type Tone = 'good' | 'attention' | 'stop' | 'waiting' | 'plain' | 'off';

const icons: Readonly<Record<Tone, ReactNode>> = {
  good: <CheckCircleOutlined aria-hidden />,
  attention: <ExclamationCircleOutlined aria-hidden />,
  stop: <StopOutlined aria-hidden />,
  waiting: <ClockCircleOutlined aria-hidden />,
  plain: <InfoCircleOutlined aria-hidden />,
  off: <MinusCircleOutlined aria-hidden />,
};

export interface MarkProps {
  readonly tone: Tone;
  readonly children: ReactNode;
  readonly title?: string | undefined;
}

export function Mark({ tone, children, title }: MarkProps) {
  return (
    <span className={`mark mark-${tone}`} title={title}>
      {icons[tone]}
      <span>{children}</span>
    </span>
  );
}
