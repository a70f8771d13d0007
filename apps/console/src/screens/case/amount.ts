// SPDX-License-Identifier: Apache-2.0
// Whether a text is an amount above zero that the server takes.

export function isAmount(text: string): boolean {
  return /^\d{1,16}(\.\d{1,3})?$/.test(text) && /[1-9]/.test(text);
}
