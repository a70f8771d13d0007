// SPDX-License-Identifier: Apache-2.0
// Tells a link's token from everything else that may stand behind the # of an address.

/** 128 bits in base64url. */
const token = /^[A-Za-z0-9_-]{22}$/;
/** Programs that show messages like to take the full stop after a link, or add a trailing mark. */
const strayEnd = /(?:[.,;:!?)\]>'"»”’。，；：！？）】》]|%E3%80%82)+$/i;

/** "#TOKEN" → "TOKEN"; null when there is none. A screen's own "#/move" is none. */
export function linkOf(hash: string): string | null {
  const text = hash.replace(/^#/, '').trim().replace(strayEnd, '');
  return token.test(text) ? text : null;
}

/** Whether somebody came by a link that was cut off or changed on its way. */
export function isBrokenLink(hash: string): boolean {
  const text = hash.replace(/^#/, '');
  return text !== '' && !text.startsWith('/') && linkOf(hash) === null;
}
