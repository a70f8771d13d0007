// SPDX-License-Identifier: Apache-2.0
// Brings a fresh demo to the middle of a working day: a file with a row kept back, requests made and
// partly approved, a plan published. Over HTTP, because the screens themselves are tested elsewhere.
import { assert } from '@fairvisit/domain/assert.ts';
import { demoPassword } from '@fairvisit/seeds/institution.ts';
import { expect, vi } from 'vitest';
import { deltaFile } from './support/delta-file.ts';

const requestsMade = 30;
const requestsApproved = 20;

export type Answered = Readonly<Record<string, unknown>>;

export async function prepareDay(origin: string): Promise<void> {
  const operations = await callerOf(origin, 'ops.lin');
  const supervisor = await callerOf(origin, 'sup.chen');
  const form = new FormData();
  const { name, buffer, mimeType } = deltaFile();
  form.append('file', new File([new Uint8Array(buffer)], name, { type: mimeType }));
  await operations('/api/portfolio/imports?profile=daily-csv', form);
  const taken = async () => expect(listOf(await operations('/api/quarantine'))).toHaveLength(1);
  await vi.waitFor(taken, { timeout: 30_000, interval: 250 });
  await operations('/api/visit-requests/suggest', { limit: requestsMade });
  const requests = listOf(await supervisor('/api/visit-requests?limit=200'));
  const ids = requests.slice(0, requestsApproved).map((row) => row.id);
  await supervisor('/api/visit-requests/decide', { requestIds: ids, decision: 'approve' });
  const { nextWorkingDay } = await supervisor('/api/overview');
  const { id } = await supervisor('/api/day-plans', { on: nextWorkingDay, seconds: 2 });
  await supervisor(`/api/day-plans/${String(id)}/publish`, {});
  const person = String(listOf(await operations('/api/cases?limit=2'))[1]?.cardholderId);
  await operations(`/api/cases/${person}/reveal`, { field: 'name', purpose: 'call-now' });
}

export type Caller = (path: string, sent?: Answered | FormData) => Promise<Answered>;

export async function callerOf(origin: string, signInName: string): Promise<Caller> {
  const ours = { origin, 'x-fairvisit-request': '1' };
  const json = { ...ours, 'content-type': 'application/json' };
  const door = await fetch(`${origin}/api/sign-in`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ signInName, password: demoPassword }),
  });
  const cookie = door.headers.get('set-cookie')?.split(';')[0] ?? '';
  let calls = 0;
  // Two callers of one name are two people at work, as far as keys go.
  const own = crypto.randomUUID();
  return async (path, sent) => {
    calls += 1;
    const idempotencyKey = `${own}-${calls}`;
    const isKeyed = path !== '/api/portfolio/imports' && !path.endsWith('/reveal');
    const answer =
      sent === undefined
        ? await fetch(origin + path, { headers: { ...ours, cookie } })
        : sent instanceof FormData
          ? await fetch(origin + path, { method: 'POST', headers: { ...ours, cookie }, body: sent })
          : await fetch(origin + path, {
              method: 'POST',
              headers: { ...json, cookie },
              body: JSON.stringify(isKeyed ? { idempotencyKey, ...sent } : sent),
            });
    assert(answer.ok, `${path} answers ${answer.status}: ${await answer.clone().text()}`);
    return answer.json();
  };
}

export function listOf({ rows }: Answered): readonly Answered[] {
  assert(Array.isArray(rows), 'the answer is a list');
  return rows;
}
