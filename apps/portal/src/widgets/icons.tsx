// SPDX-License-Identifier: Apache-2.0
// The few signs of the page. Each stands beside words that say the same, so none is read aloud.
import type { ReactNode } from 'react';

export type Sign = 'clock' | 'tick' | 'home' | 'turn' | 'shield' | 'note';

const drawings: Readonly<Record<Sign, ReactNode>> = {
  clock: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 7v5l3.5 2" />
    </>
  ),
  tick: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="m8 12.5 2.8 2.8L16 9.5" />
    </>
  ),
  home: <path d="M4 11.5 12 5l8 6.5M6.5 10v9h11v-9" />,
  turn: <path d="M4 9h12.5a3.5 3.5 0 0 1 0 7H8M8 5 4 9l4 4" />,
  shield: <path d="M12 3.5 19 6v5.5c0 4.2-2.8 7.2-7 9-4.2-1.8-7-4.8-7-9V6z" />,
  note: <path d="M6 4h12v16H6zM9 9h6M9 13h6M9 17h3" />,
};

export function Icon({ sign }: { readonly sign: Sign }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
      {drawings[sign]}
    </svg>
  );
}
