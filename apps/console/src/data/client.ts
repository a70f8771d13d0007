// SPDX-License-Identifier: Apache-2.0
// Asks the server. What is sent and answered is typed by the contract; what fails is thrown as one of
// three errors, because a screen says something different for each.
import type { Answer, Sent } from '@fairvisit/api/route-table.ts';
import type { RefusalAnswer } from '@fairvisit/api/shapes.ts';
import { type OfficeRoute, paths } from './paths.ts';
import { ConnectionLost, Refused, ServerFault } from './refused.ts';

interface Loose {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly file?: File;
}

type Part = 'params' | 'query' | 'body';

export type Asked<Name extends OfficeRoute> = {
  readonly [P in Part as Sent<Name, P> extends undefined ? never : P]: Sent<Name, P>;
} & Loose;

export async function ask<Name extends OfficeRoute>(
  name: Name,
  asked: Asked<Name>,
): Promise<Answer<Name>> {
  const response = await fetchOrLose(requestOf(name, asked));
  if (response.ok) return response.json();
  throw await failureOf(response);
}

/** The address of a route, also for a file that the browser opens by itself. */
export function pathOf(name: OfficeRoute, params: Loose['params'] = {}): string {
  const [, pattern = ''] = paths[name].split(' ');
  return pattern.replace(/:(\w+)/g, (_all, key: string) =>
    encodeURIComponent(String(params[key] ?? '')),
  );
}

function requestOf(name: OfficeRoute, { params, query, body, file }: Loose): Request {
  const [method = 'GET'] = paths[name].split(' ');
  const path = pathOf(name, params);
  const headers: Record<string, string> = { accept: 'application/json' };
  // A page of another origin cannot set this header, so its forms cannot act for the person.
  if (method !== 'GET') headers['x-fairvisit-request'] = '1';
  if (body !== undefined) headers['content-type'] = 'application/json';
  const payload = file === undefined ? jsonOf(body) : formOf(file);
  return new Request(path + searchOf(query), {
    method,
    headers,
    credentials: 'same-origin',
    ...(payload === undefined ? {} : { body: payload }),
  });
}

function searchOf(query: Loose['query']): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== '') search.set(key, String(value));
  }
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}

function jsonOf(body: unknown): string | undefined {
  return body === undefined ? undefined : JSON.stringify(body);
}

function formOf(file: File): FormData {
  const form = new FormData();
  form.set('file', file);
  return form;
}

export async function fetchOrLose(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    throw new ConnectionLost(error);
  }
}

export async function failureOf(response: Response): Promise<Error> {
  if (!(response.headers.get('content-type') ?? '').includes('json')) {
    // A proxy in front of a server that is down answers 502 or 504 by itself.
    return response.status >= 502 ? new ConnectionLost(null) : new ServerFault(response.status);
  }
  const answer: RefusalAnswer = await response.json();
  return answer.refusal === undefined
    ? new ServerFault(response.status)
    : new Refused(answer.refusal, response.status);
}
