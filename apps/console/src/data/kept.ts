// SPDX-License-Identifier: Apache-2.0
// What the browser remembers about a reader: language, light, menu. Never anything of a cardholder.

type Kept = 'language' | 'light';

export function readKept(name: Kept): string | null {
  try {
    return localStorage.getItem(`fairvisit.${name}`);
  } catch {
    // A browser that forbids storage still shows the console; it only forgets the choice.
    return null;
  }
}

export function writeKept(name: Kept, value: string): void {
  try {
    localStorage.setItem(`fairvisit.${name}`, value);
  } catch {
    return;
  }
}
