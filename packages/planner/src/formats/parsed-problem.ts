// SPDX-License-Identifier: Apache-2.0
// What every reader of problem files answers: the problem, or the one place that is wrong.

export type ParsedProblem<Read> =
  | { readonly ok: true; readonly problem: Read }
  | { readonly ok: false; readonly at: string; readonly fault: string };
