// SPDX-License-Identifier: Apache-2.0
// The life of a visit as a table. A move that is not in it does not compile, so that no action can
// bring a cancelled visit back or complete one that was never planned.

const visitMoves = {
  proposed: ['planned', 'cancelled'],
  planned: ['proposed', 'cancelled', 'completed'],
  cancelled: [],
  completed: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type VisitState = keyof typeof visitMoves;

type NextState<From extends VisitState> = (typeof visitMoves)[From][number];

export interface VisitMove {
  readonly from: VisitState;
  readonly to: VisitState;
}

/** A move of the table; the update that makes it names both states, so that a race moves nothing. */
export function visitMove<From extends VisitState>(from: From, to: NextState<From>): VisitMove {
  return { from, to };
}
