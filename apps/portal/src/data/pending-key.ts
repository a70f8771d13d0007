// SPDX-License-Identifier: Apache-2.0
// Keeps the key of an act while nobody knows whether it arrived, so that trying again is the same
// act. Other content is another act; an answer of any kind ends it.
import { freshKey } from './fresh-key.ts';

let pending: { readonly content: string; readonly key: string } | null = null;

export function keyFor(act: string, content: unknown): string {
  const text = `${act} ${JSON.stringify(content)}`;
  if (pending?.content !== text) pending = { content: text, key: freshKey() };
  return pending.key;
}

export function endPending(): void {
  pending = null;
}
