// SPDX-License-Identifier: Apache-2.0
// What a person means by the few characters he sends back. Only what leaves no doubt is taken for an
// answer; anything else is read by somebody, since a guess may cost him his visit or his peace.

export type ReplyMeaning =
  | { readonly kind: 'confirm' }
  | { readonly kind: 'move' }
  | { readonly kind: 'decline' }
  | { readonly kind: 'not-me' }
  | { readonly kind: 'words' };

/** Characters of a reply that are kept; a longer one is cut. */
export const replyLengthMax = 500;

export function readReply(text: string): ReplyMeaning {
  return { kind: meanings.get(plainReply(text)) ?? 'words' };
}

/** No more than is kept, and no half of a character at its end. */
export function cutReply(text: string): string {
  const cut = text.slice(0, replyLengthMax);
  return /[\uD800-\uDBFF]$/u.test(cut) ? cut.slice(0, -1) : cut;
}

const words = {
  confirm: ['1', '确认', '同意', '可以', 'confirm', 'yes', 'ok'],
  move: ['2', '改期', '改时间', 'move', 'change'],
  decline: ['3', '谢绝', '拒绝', '不要', '不同意', '退订', 'td', 'decline', 'no', 'stop'],
  'not-me': ['4', '非本人', '不是本人', '不是我', 'not me', 'notme', 'wrong number'],
} as const;

const meanings: ReadonlyMap<string, ReplyMeaning['kind']> = new Map(
  (['confirm', 'move', 'decline', 'not-me'] as const).flatMap((kind) =>
    words[kind].map((word) => [word, kind] as const),
  ),
);

/** Full width and small letters alike; brackets, quotes, full stops and "回复" around it say nothing. */
function plainReply(text: string): string {
  const plain = cutReply(text)
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\p{Cf}\p{Cc}]/gu, ' ')
    .replaceAll(/\s+/gu, ' ');
  const bare = plain.replaceAll(
    /^[\s"'“”‘’「」【】()[\].。,,!::]+|[\s"'“”‘’「」【】()[\].。,,!::]+$/gu,
    '',
  );
  return bare
    .replace(/^(?:回复|回覆|reply)[\s::]*/u, '')
    .replaceAll(/^["'“”‘’「」【】()[\]]+|["'“”‘’「」【】()[\]]+$/gu, '')
    .trim();
}
