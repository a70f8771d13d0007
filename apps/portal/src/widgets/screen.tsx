// SPDX-License-Identifier: Apache-2.0
// One screen: its heading takes the focus, so that a reader of any kind begins at its beginning.
import { type ReactNode, useEffect, useRef } from 'react';
import { useWords } from '../catalogue/language.tsx';
import { Icon, type Sign } from './icons.tsx';

export interface ScreenProps {
  readonly heading: string;
  readonly lead?: string;
  /** Short screens lead back to the page they came from. */
  readonly hasBack?: boolean;
  /** Above the heading, where something is done. */
  readonly sign?: Sign;
  readonly children?: ReactNode;
}

export function Screen({ heading, lead, hasBack = false, sign, children }: ScreenProps) {
  const words = useWords();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    scrollTo(0, 0);
    title.current?.focus({ preventScroll: true });
  }, []);
  return (
    <main className="screen">
      {hasBack ? (
        <a className="back" href="#/">
          <span aria-hidden="true">‹ </span>
          {words.frame.back}
        </a>
      ) : null}
      {sign === undefined ? null : <Icon sign={sign} />}
      <h1 ref={title} tabIndex={-1}>
        {heading}
      </h1>
      {lead === undefined ? null : <p className="lead">{lead}</p>}
      {children}
    </main>
  );
}
