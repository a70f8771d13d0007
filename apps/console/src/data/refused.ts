// SPDX-License-Identifier: Apache-2.0
// The two ways a request can fail: the server refused it and says why, or nobody answered.
import type { RefusalAnswer } from '@fairvisit/api/shapes.ts';

export type RefusalShown = RefusalAnswer['refusal'];

/** An error only because queries and mutations report failure by throwing. */
export class Refused extends Error {
  readonly refusal: RefusalShown;
  readonly status: number;

  constructor(refusal: RefusalShown, status: number) {
    super(refusal.code);
    this.name = 'Refused';
    this.refusal = refusal;
    this.status = status;
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
  readonly status: number;

  constructor(status: number) {
    super(`the server answered ${status} without a refusal`);
    this.name = 'ServerFault';
    this.status = status;
  }
}
