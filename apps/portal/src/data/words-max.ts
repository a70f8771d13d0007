// SPDX-License-Identifier: Apache-2.0
// The bounds of a complaint's words, written again because the contract's file carries its schemas; a
// test holds them to it.

export const complaintWordsMin = 3;
export const complaintWordsMax = 2_000;
