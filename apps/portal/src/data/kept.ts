// SPDX-License-Identifier: Apache-2.0
// What this tab remembers: the link until it is used, the language, that the page was open. Nothing
// outlives the tab, as the telephone may be lent to somebody else.

type Kept = 'link' | 'language' | 'was-open';

export function readKept(name: Kept): string | null {
  try {
    return sessionStorage.getItem(`fairvisit.${name}`);
  } catch {
    // A browser that forbids storage still shows the page; it only forgets on reloading.
    return null;
  }
}

export function writeKept(name: Kept, value: string): void {
  try {
    sessionStorage.setItem(`fairvisit.${name}`, value);
  } catch {
    return;
  }
}

export function dropKept(name: Kept): void {
  try {
    sessionStorage.removeItem(`fairvisit.${name}`);
  } catch {
    return;
  }
}
