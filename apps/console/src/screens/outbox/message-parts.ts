// SPDX-License-Identifier: Apache-2.0
// Cuts the text of a message at its link, so that the link can be pressed and the rest stays as it is.

/** Where the link of a message stands while it is not told to anybody but the person. */
export const linkPlace = '{link}';

export function partsOf(text: string, link: string | null): readonly string[] {
  const cuts = [linkPlace, ...(link === null || link === '' ? [] : [link])];
  let parts: readonly string[] = [text];
  for (const cut of cuts) parts = parts.flatMap((part) => cutAt(part, cut));
  return parts.filter((part) => part !== '');
}

function cutAt(part: string, cut: string): readonly string[] {
  return part.split(cut).flatMap((piece, index) => (index === 0 ? [piece] : [cut, piece]));
}
