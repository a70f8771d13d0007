// SPDX-License-Identifier: Apache-2.0
// A broken belief is a bug, not a refusal: it throws, is logged, and is never caught to continue.

/** Throws when what was believed does not hold. */
export function assert(condition: unknown, believed: string): asserts condition {
  if (!condition) throw new Error(`believed, but not so: ${believed}`);
}

/** Ends a switch over a closed union; a new member stops compiling here. */
export function unreachable(value: never): never {
  throw new Error(`believed unreachable: ${String(value)}`);
}
