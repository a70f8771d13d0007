// SPDX-License-Identifier: Apache-2.0
// The three ways a request can fail, because the screen says something different for each.
import type { RefusalAnswer } from '@fairvisit/api/shapes.ts';

export type RefusalShown = RefusalAnswer['refusal'];

/** An error only because queries and mutations report failure by throwing. */
export class Refused extends Error {
  readonly refusal: RefusalShown;

  constructor(refusal: RefusalShown) {
    super(refusal.code);
    this.name = 'Refused';
    this.refusal = refusal;
  }
}

export class ConnectionLost extends Error {
  constructor(cause: unknown) {
    super('no answer from the server', { cause });
    this.name = 'ConnectionLost';
  }
}

/** The server fell over: a fault of ours, told as such. */
export class ServerFault extends Error {
  constructor(status: number) {
    super(`the server answered ${status} without a refusal`);
    this.name = 'ServerFault';
  }
}

export function isRefusedAs(error: unknown, code: string): boolean {
  return error instanceof Refused && error.refusal.code === code;
}
