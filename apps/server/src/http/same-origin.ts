// SPDX-License-Identifier: Apache-2.0
// A request that writes must come from our own pages: it carries a header that no form can set, and
// where the browser says where it comes from, that is here.
import { ok, type Result, refuse } from '@fairvisit/domain/result.ts';

export const requestHeader = 'x-fairvisit-request';

export interface RequestOrigin {
  readonly method: string;
  /** The host the browser asked for, with its port. */
  readonly host: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export function checkSameOrigin(request: RequestOrigin): Result<null> {
  if (request.method === 'GET' || request.method === 'HEAD') return ok(null);
  const { headers } = request;
  if (headers[requestHeader] !== '1') return foreign(requestHeader);
  const { origin } = headers;
  if (origin !== undefined && hostOf(origin) !== request.host.toLowerCase()) {
    return foreign('origin');
  }
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return foreign('sec-fetch-site');
  return ok(null);
}

function foreign(field: string): Result<null> {
  return refuse({ code: 'permission.missing', field });
}

function hostOf(origin: string | string[]): string | null {
  return typeof origin === 'string' && URL.canParse(origin) ? new URL(origin).host : null;
}
