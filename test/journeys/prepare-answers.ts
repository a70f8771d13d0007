// SPDX-License-Identifier: Apache-2.0
// Goes on from a published plan: persons open their links and answer, each in another way, and the
// office writes down what came by other ways. Over HTTP, as the screens themselves are tested elsewhere.
import { assert } from '@fairvisit/domain/assert.ts';
import { type Answered, type Caller, callerOf, listOf } from './prepare-day.ts';

const ways = [
  ['/api/portal/confirm', {}],
  ['/api/portal/decline', {}],
  ['/api/portal/other-channel', { channel: 'call' }],
  ['/api/portal/complain', { subject: 'contact', words: '请不要在上班时间打电话，我会主动联系。' }],
] as const;

export async function prepareAnswers(origin: string): Promise<void> {
  const supervisor = await callerOf(origin, 'sup.chen');
  const operations = await callerOf(origin, 'ops.lin');
  const links = await linksOf(supervisor);
  assert(links.length >= ways.length, 'enough notices went out with a link');
  for (const [at, [path, body]] of ways.entries()) {
    const link = links[at];
    assert(link, 'each way has a person of his own');
    await answer(origin, link, { path, body });
  }
  await recordMoney(operations);
}

interface Link {
  readonly link: string;
  readonly factor: string;
}

/** One for each person, as the demo shows them beside the message. */
async function linksOf(supervisor: Caller): Promise<readonly Link[]> {
  const rows = listOf(await supervisor('/api/messages?kind=visit-notice&limit=200'));
  const links = new Map<string, Link>();
  for (const row of rows) {
    const cardholderId = String(row.cardholderId);
    if (links.size >= ways.length || links.has(cardholderId)) continue;
    const { link, demoFactor } = await supervisor(`/api/messages/${String(row.id)}`);
    if (typeof link !== 'string' || typeof demoFactor !== 'string') continue;
    links.set(cardholderId, { link: link.split('#')[1] ?? '', factor: demoFactor });
  }
  return [...links.values()];
}

interface PortalAct {
  readonly path: string;
  readonly body: Answered;
}

async function answer(origin: string, { link, factor }: Link, act: PortalAct): Promise<void> {
  const head = { origin, 'x-fairvisit-request': '1', 'content-type': 'application/json' };
  const door = await fetch(`${origin}/api/portal/enter`, {
    method: 'POST',
    headers: head,
    body: JSON.stringify({ link, factor }),
  });
  assert(door.ok, `the link opens: ${door.status} ${await door.clone().text()}`);
  const { visit }: { readonly visit: { readonly noticeId: string } | null } = await door.json();
  const cookie = door.headers.get('set-cookie')?.split(';')[0] ?? '';
  const noticed = act.path.endsWith('/confirm') ? { noticeId: visit?.noticeId } : {};
  const answered = await fetch(origin + act.path, {
    method: 'POST',
    headers: { ...head, cookie },
    body: JSON.stringify({ idempotencyKey: `prepares${act.path}`, ...noticed, ...act.body }),
  });
  assert(answered.ok, `${act.path} answers ${answered.status}: ${await answered.clone().text()}`);
}

/** A payment, an objection and a reminder of the person whose case is looked at; a letter to another. */
async function recordMoney(operations: Caller): Promise<void> {
  const [other, looked] = listOf(await operations('/api/cases?limit=2'));
  const person = String(looked?.cardholderId);
  const { accounts } = await operations(`/api/cases/${person}`);
  assert(Array.isArray(accounts), 'a case has accounts');
  const account = `/api/accounts/${String(accounts[0]?.accountId)}`;
  await operations(`${account}/payments`, { amount: '120.00', valuedOn: '2026-09-04' });
  await operations(`${account}/disputes`, { subject: 'fee', amount: '35.00' });
  await operations(`/api/cases/${person}/reminders`, { channel: 'sms' });
  const letter = `/api/cases/${String(other?.cardholderId)}/reminders`;
  await operations(letter, { channel: 'letter' });
}
