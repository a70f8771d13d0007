// SPDX-License-Identifier: Apache-2.0
// What `letterFaults` is told of our paper: each letter is drawn with a box for the stamp.

export const hasSealPlace = true;
