// SPDX-License-Identifier: Apache-2.0
// The way to one message in the outbox; for who may not read messages it is plain words.
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMay } from '../data/me.tsx';

export interface MessageLinkProps {
  readonly messageId: string;
  readonly children: ReactNode;
}

export function MessageLink({ messageId, children }: MessageLinkProps) {
  const may = useMay();
  if (!may('message.read')) return <span>{children}</span>;
  return (
    <Link to="/outbox" search={{ message: messageId }} className="message-link">
      {children}
    </Link>
  );
}
