// SPDX-License-Identifier: Apache-2.0
// The link of the message: taken out of the address bar, kept until the door opened, then forgotten.
import { useSyncExternalStore } from 'react';
import { dropKept, readKept, writeKept } from './kept.ts';
import { isBrokenLink, linkOf } from './read-link.ts';

let current: string | null = null;
const listeners = new Set<() => void>();

/** Moves the token from the address into memory, so that nobody reads it over a shoulder. */
export function takeLink(): void {
  const hash = location.hash;
  const found = linkOf(hash);
  if (found !== null) {
    writeKept('link', found);
    history.replaceState(null, '', location.pathname);
  } else if (isBrokenLink(hash)) {
    dropKept('link');
    history.replaceState(null, '', location.pathname);
  }
  tell(readKept('link') ?? found);
}

/** A second message opened in the same tab changes the fragment only, and loads nothing. */
export function watchLinks(): void {
  addEventListener('hashchange', () => {
    if (linkOf(location.hash) !== null) takeLink();
  });
}

export function forgetLink(): void {
  dropKept('link');
  tell(null);
}

export function useLink(): string | null {
  return useSyncExternalStore(subscribe, () => current);
}

function tell(link: string | null): void {
  current = link;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
