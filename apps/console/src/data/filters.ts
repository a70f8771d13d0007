// SPDX-License-Identifier: Apache-2.0
// The filters that may stand in an address: codes, days and page numbers, each of a known form.
// Anything else is dropped; a name or a number somebody searched for never comes here.

export const overdueBuckets = ['M1', 'M2', 'M3', 'M4', 'M5', 'M6', 'M7+'] as const;
export const overdueSorts = ['daysPastDue', 'overdue', 'balance', 'priority', 'reference'] as const;
export const caseStates = ['open', 'paused', 'closed'] as const;
export const requestStates = ['open', 'approved', 'refused', 'withdrawn'] as const;
export const messageStates = [
  'queued',
  'held',
  'sent',
  'delivered',
  'failed',
  'answered',
  'cancelled',
] as const;
export const messageChannels = ['sms', 'email', 'letter', 'phone'] as const;
export const messageKinds = [
  'visit-notice',
  'visit-changed',
  'visit-reminder',
  'visit-called-off',
  'payment-reminder',
  'complaint-received',
  'paid-thanks',
] as const;
export const complaintStates = ['open', 'closed'] as const;
export const forces = ['law', 'reg', 'std', 'code', 'draft', 'policy'] as const;

const states = [...caseStates, ...requestStates, ...messageStates] as const;

export interface Filters {
  readonly page?: number;
  readonly bucket?: (typeof overdueBuckets)[number];
  readonly sort?: (typeof overdueSorts)[number];
  readonly direction?: 'asc' | 'desc';
  readonly state?: (typeof states)[number];
  readonly channel?: (typeof messageChannels)[number];
  readonly kind?: (typeof messageKinds)[number];
  /** The message that is open: an id says nothing about a person. */
  readonly message?: string;
  readonly force?: (typeof forces)[number];
  readonly on?: string;
  readonly act?: string;
}

const pageMax = 100_000;

export function readFilters(search: Readonly<Record<string, unknown>>): Filters {
  const page = Number(search.page);
  const filters: Filters = {
    ...(Number.isInteger(page) && page > 1 && page <= pageMax ? { page } : {}),
    ...pick('bucket', overdueBuckets, search),
    ...pick('sort', overdueSorts, search),
    ...pick('direction', ['asc', 'desc'] as const, search),
    ...pick('state', states, search),
    ...pick('channel', messageChannels, search),
    ...pick('kind', messageKinds, search),
    ...pick('force', forces, search),
    ...matching('on', /^\d{4}-\d{2}-\d{2}$/, search),
    ...matching('message', /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, search),
    ...matching('act', /^[a-z.-]{1,60}$/, search),
  };
  return filters;
}

function pick<const Name extends string, const Value extends string>(
  name: Name,
  values: readonly Value[],
  search: Readonly<Record<string, unknown>>,
): { readonly [N in Name]?: Value } {
  const found = values.find((value) => value === search[name]);
  return found === undefined ? {} : single(name, found);
}

function matching<const Name extends string>(
  name: Name,
  form: RegExp,
  search: Readonly<Record<string, unknown>>,
): { readonly [N in Name]?: string } {
  const value = search[name];
  return typeof value === 'string' && form.test(value) ? single(name, value) : {};
}

function single<const Name extends string, Value>(
  name: Name,
  value: Value,
): { readonly [N in Name]?: Value };
function single(name: string, value: unknown): Readonly<Record<string, unknown>> {
  return { [name]: value };
}
