// SPDX-License-Identifier: Apache-2.0
// Asks the server. What is sent and answered is typed by the contract; what fails is thrown as one of
// three errors, because a screen says something different for each.
import type { Answer, Sent } from '@fairvisit/api/route-table.ts';
import type { RefusalAnswer } from '@fairvisit/api/shapes.ts';
import { type PortalRoute, paths } from './paths.ts';
import { ConnectionLost, Refused, ServerFault } from './refused.ts';

/** A line that swallows everything would otherwise leave the person waiting for ever. */
const patienceMilliseconds = 30_000;

export async function ask<Name extends PortalRoute>(
  name: Name,
  body: Sent<Name, 'body'>,
): Promise<Answer<Name>> {
  const [method = 'GET', path = ''] = paths[name].split(' ');
  const response = await fetchOrLose(path, {
    method,
    headers: headersOf(method, body),
    credentials: 'same-origin',
    signal: AbortSignal.timeout(patienceMilliseconds),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (response.ok && isJson(response)) return response.json();
  throw await failureOf(response);
}

function headersOf(method: string, body: unknown): Readonly<Record<string, string>> {
  return {
    accept: 'application/json',
    // A page of another origin cannot set this header, so its forms cannot act for the person.
    ...(method === 'GET' ? {} : { 'x-fairvisit-request': '1' }),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  };
}

async function fetchOrLose(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (error) {
    throw new ConnectionLost(error);
  }
}

async function failureOf(response: Response): Promise<Error> {
  if (!isJson(response)) {
    // A proxy before a server that is down, or the sign-in page of a hotel's network, answers itself.
    const isOurs = response.status >= 400 && response.status < 502;
    return isOurs ? new ServerFault(response.status) : new ConnectionLost(null);
  }
  const answer: RefusalAnswer = await response.json();
  return answer.refusal === undefined
    ? new ServerFault(response.status)
    : new Refused(answer.refusal);
}

function isJson(response: Response): boolean {
  return (response.headers.get('content-type') ?? '').includes('json');
}
