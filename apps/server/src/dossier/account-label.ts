// SPDX-License-Identifier: Apache-2.0
// How an account is called on paper: its product and no more of its number than its owner needs to
// tell it from the next.

export interface LabelledAccount {
  readonly reference: string;
  readonly product: string;
}

export function accountLabel(
  { product, reference }: LabelledAccount,
  words: { readonly tail: (tail: string) => string },
): string {
  const tail = reference.length > wholeReferenceMax ? reference.slice(-tailLength) : reference;
  return product === '' ? words.tail(tail) : `${product} ${words.tail(tail)}`;
}

const wholeReferenceMax = 6;
const tailLength = 4;
