// SPDX-License-Identifier: Apache-2.0
// What was typed at the door, made alike: full-width digits of a Chinese keyboard, a small x, spaces.

const factorLength = 4;

/** Null when it cannot be what is asked for, so that no try of the link is spent on it. */
export function factorOf(typed: string): string | null {
  const text = typed.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
  return /^[0-9A-Z]+$/.test(text) && text.length === factorLength ? text : null;
}
