// SPDX-License-Identifier: Apache-2.0
// How severe an answer is, and on what it rests. The orders here are the orders of precedence.

/** What one rule says about one act. */
export type Outcome = 'record' | 'warn' | 'require' | 'block';

/** What all rules together say. */
export type Verdict = 'allow' | 'warn' | 'require' | 'block';

/** law: statute · reg: regulator's rule · std: recommended standard · code: self-regulation. */
export type Force = 'law' | 'reg' | 'std' | 'code' | 'draft' | 'policy';

/** T: text read · Q: read quoted · M: from memory, not verified · '-': no legal text (policy). */
export type Certainty = 'T' | 'Q' | 'M' | '-';

export const outcomeOrder: readonly Outcome[] = ['block', 'require', 'warn', 'record'];
export const forceOrder: readonly Force[] = ['law', 'reg', 'std', 'code', 'draft', 'policy'];

/** The larger, the stricter. */
export function severity(answer: Outcome | Verdict): number {
  if (answer === 'block') return 3;
  if (answer === 'require') return 2;
  return answer === 'warn' ? 1 : 0;
}

/** An act may go ahead under `allow`, and under `warn` with a supervisor's reason. */
export function stops(answer: Outcome | Verdict): boolean {
  return severity(answer) >= 2;
}
