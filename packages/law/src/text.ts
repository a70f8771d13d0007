// SPDX-License-Identifier: Apache-2.0
// What a person reads comes in both languages or not at all.

export interface Text {
  readonly zh: string;
  readonly en: string;
}
