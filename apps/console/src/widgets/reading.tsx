// SPDX-License-Identifier: Apache-2.0
// The three states before an answer is there: nothing yet, a skeleton after 300 ms, or an error that
// says what happened.
import { Skeleton } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useWords } from '../catalogue/language.tsx';
import { RefusalNotice } from './refusal-notice.tsx';

const skeletonAfterMs = 300;

export interface Read<Answer> {
  readonly data: Answer | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

export interface ReadingProps<Answer> {
  readonly read: Read<Answer>;
  readonly children: (answer: Answer) => ReactNode;
  readonly rows?: number;
}

export function Reading<Answer>({ read, children, rows = 6 }: ReadingProps<Answer>) {
  const retry = () => {
    read.refetch();
  };
  if (read.data !== undefined) {
    return (
      <>
        <RefusalNotice error={read.error} onRetry={retry} />
        {children(read.data)}
      </>
    );
  }
  if (read.error !== null) return <RefusalNotice error={read.error} onRetry={retry} />;
  return <LateSkeleton rows={rows} />;
}

export function LateSkeleton({ rows }: { readonly rows: number }) {
  const { shared } = useWords();
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLate(true), skeletonAfterMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" aria-live="polite" className="reading">
      <span className="unseen">{shared.loading}</span>
      {isLate ? <Skeleton active title={false} paragraph={{ rows, width: '100%' }} /> : null}
    </div>
  );
}
