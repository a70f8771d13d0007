// SPDX-License-Identifier: Apache-2.0
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anUnreachableCase } from '../../test-support/builders/case.ts';
import { anAccount, aPerson } from '../../test-support/builders/person.ts';
import { aProposedVisit } from '../../test-support/builders/visit.ts';
import { databases } from '../../test-support/databases.ts';
import { addInstitution, openWorld, type TestWorld } from '../../test-support/test-ground.ts';
import { type PaymentToRecord, recordPayment } from './record-payment.action.ts';
import { reversePayment } from './reverse-payment.action.ts';

let serial = 0;

describe.each(databases)('payments on $name', (kind) => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await openWorld(kind);
  });
  afterAll(async () => world.close());

  function pay(accountId: string, options: Partial<PaymentToRecord> = {}) {
    serial += 1;
    return recordPayment(world.ground, world.staff.operations, {
      accountId,
      idempotencyKey: `payment-${serial}`,
      amount: '5000.00',
      valuedOn: '2026-09-07',
      ...options,
    });
  }

  async function rows<Row>(query: ReturnType<typeof sql<Row>>) {
    return world.db.forInstitution(world.institutionId, async (tx) => {
      const found = await query.execute(tx);
      return found.rows;
    });
  }

  async function accountOf(accountId: string) {
    const [row] = await rows(sql<{ overdue: number; due: string | null; bucket: string }>`
      select overdue_minor as overdue, oldest_unpaid_due_on::text as due, bucket from accounts
      where id = ${accountId} limit 1`);
    return row;
  }

  const caseOf = async (cardholderId: string) =>
    (
      await rows(sql<{ state: string; reason: string | null }>`
        select state, close_reason as reason from cases
        where cardholder_id = ${cardholderId} order by opened_on desc, id desc limit 1`)
    )[0];

  const messagesOf = (cardholderId: string, messageKind: string) =>
    rows(sql<{ state: string; reason: string | null }>`
      select state, reason from messages
      where cardholder_id = ${cardholderId} and kind = ${messageKind}
      order by made_at, id limit 20`);

  it('settles account, bucket and case at once, to the fen', async () => {
    const { cardholderId, accountId } = await anUnreachableCase(world);
    const part = await pay(accountId, { amount: '4989.99' });
    expect(part).toMatchObject({ ok: true, value: { isCaseClosed: false } });
    expect(await accountOf(accountId)).toEqual({ overdue: 1_001, due: '2026-07-19', bucket: 'M2' });
    // The tolerance of this institution is 10.00.
    expect(await pay(accountId, { amount: '0.01' })).toMatchObject({
      ok: true,
      value: { isCaseClosed: true },
    });
    expect(await caseOf(cardholderId)).toEqual({ state: 'closed', reason: 'below-tolerance' });
    await pay(accountId, { amount: '10' });
    expect(await accountOf(accountId)).toEqual({ overdue: 0, due: null, bucket: 'M0' });
  });

  it('closes a case as paid and calls its visit off', async () => {
    const { cardholderId, accountId, visitId } = await aProposedVisit(world);
    expect(await pay(accountId)).toMatchObject({
      ok: true,
      value: { visitsCancelled: 1, isCaseClosed: true },
    });
    expect(await caseOf(cardholderId)).toEqual({ state: 'closed', reason: 'paid' });
    expect(
      await rows(sql`select state, cancel_reason from visits where id = ${visitId} limit 1`),
    ).toEqual([{ state: 'cancelled', cancel_reason: 'paid' }]);
    const kinds = await rows(sql<{ kind: string }>`
      select kind from events where cardholder_id = ${cardholderId} order by id limit 50`);
    expect(kinds.map((event) => event.kind)).toEqual(
      expect.arrayContaining(['payment.recorded', 'visit.cancelled', 'case.closed']),
    );
  });

  it('sends nobody for a remainder under the small balance, though the case stays open', async () => {
    const { cardholderId, accountId } = await aProposedVisit(world);
    expect(await pay(accountId, { amount: '4900.00' })).toMatchObject({
      ok: true,
      value: { visitsCancelled: 0, isCaseClosed: false },
    });
    expect(await pay(accountId, { amount: '0.01' })).toMatchObject({
      ok: true,
      value: { visitsCancelled: 1, isCaseClosed: false },
    });
    expect(await caseOf(cardholderId)).toMatchObject({ state: 'open' });
  });

  it('keeps the case of a person who still owes on another account', async () => {
    const { cardholderId, accountId } = await anUnreachableCase(world);
    const other = await anAccount(world, cardholderId, {
      oldestUnpaidDueOn: '2026-07-19',
      currency: 'USD',
    });
    expect(await pay(accountId)).toMatchObject({ ok: true, value: { isCaseClosed: false } });
    expect(await pay(other)).toMatchObject({ ok: true, value: { isCaseClosed: true } });
  });

  it('counts a payment that came in after the file with an earlier value date', async () => {
    const { accountId } = await anUnreachableCase(world);
    await pay(accountId, { valuedOn: '2026-08-31' });
    expect(await accountOf(accountId)).toMatchObject({ overdue: 0, due: null });
  });

  it('refuses what is no payment, by field', async () => {
    const { accountId } = await anUnreachableCase(world);
    const field = async (options: Partial<PaymentToRecord>) => {
      const answer = await pay(accountId, options);
      return answer.ok ? null : [answer.refusal.code, answer.refusal.field];
    };
    for (const amount of ['0', '0.00', '-1.00', '1.001', '9999999999999999.99']) {
      expect(await field({ amount }), amount).toEqual(['request.malformed', 'amount']);
    }
    for (const valuedOn of ['2026-09-08', '2025-08-02']) {
      expect(await field({ valuedOn }), valuedOn).toEqual(['request.malformed', 'valuedOn']);
    }
    expect(await accountOf(accountId)).toMatchObject({ overdue: 500_000 });
    const yen = await anAccount(world, (await aPerson(world)).cardholderId, { currency: 'JPY' });
    expect(await pay(yen, { amount: '1.5' })).toMatchObject({
      refusal: { code: 'request.malformed', field: 'amount' },
    });
  });

  it('records a payment that is sent twice once, and refuses its key for another one', async () => {
    const { accountId } = await anUnreachableCase(world);
    const once = { amount: '100.00', idempotencyKey: 'the-same-payment' };
    const [first, second] = await Promise.all([pay(accountId, once), pay(accountId, once)]);
    expect(second).toEqual(first);
    expect(await accountOf(accountId)).toMatchObject({ overdue: 490_000 });
    expect(await pay(accountId, { ...once, amount: '100.01' })).toMatchObject({
      refusal: { code: 'idempotency.other-content' },
    });
  });

  it('adds up ten payments that arrive together', async () => {
    const { accountId } = await anUnreachableCase(world);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => pay(accountId, { amount: '500.00' })),
    );
    expect(answers.filter((answer) => answer.ok && answer.value.isCaseClosed)).toHaveLength(1);
    expect(await accountOf(accountId)).toMatchObject({ overdue: 0, due: null });
  });

  it('does not tell the account of another institution from one that does not exist', async () => {
    const beta = 'beta' as InstitutionId;
    await addInstitution(world, { id: beta, standingAt: '2026-09-07T09:00:00+08:00' });
    const other = { ...world, institutionId: beta };
    const foreign = await anAccount(other, (await aPerson(other)).cardholderId, {
      oldestUnpaidDueOn: '2026-07-19',
    });
    const missing = await pay(crypto.randomUUID());
    expect(missing).toMatchObject({ ok: false, refusal: { code: 'thing.not-found' } });
    expect(await pay(foreign)).toEqual(missing);
  });

  describe('that are charged back', () => {
    const reverse = (accountId: string, paymentId: string, reversedOn = '2026-09-07') => {
      serial += 1;
      return reversePayment(world.ground, world.staff.operations, {
        accountId,
        paymentId,
        reversedOn,
        idempotencyKey: `reversal-${serial}`,
      });
    };

    async function aPaidCase() {
      const person = await anUnreachableCase(world);
      const paid = await pay(person.accountId, { valuedOn: '2026-09-05' });
      if (!paid.ok) throw new Error(paid.refusal.code);
      return { ...person, paymentId: paid.value.paymentId };
    }

    it('age from the original due date, and open a case anew (D01)', async () => {
      const { accountId, cardholderId, paymentId } = await aPaidCase();
      expect(await caseOf(cardholderId)).toMatchObject({ state: 'closed' });
      expect(await reverse(accountId, paymentId)).toEqual({ ok: true, value: { paymentId } });
      expect(await accountOf(accountId)).toEqual({
        overdue: 500_000,
        due: '2026-07-19',
        bucket: 'M2',
      });
      const open = await rows(sql`select id from cases
        where cardholder_id = ${cardholderId} and state = 'open' limit 5`);
      expect(open).toHaveLength(1);
    });

    it('are charged back once, on a day that can be', async () => {
      const { accountId, paymentId } = await aPaidCase();
      for (const day of ['2026-09-04', '2026-09-08']) {
        expect(await reverse(accountId, paymentId, day)).toMatchObject({
          refusal: { code: 'request.malformed', field: 'reversedOn' },
        });
      }
      const answers = await Promise.all([
        reverse(accountId, paymentId),
        reverse(accountId, paymentId),
      ]);
      expect(answers.map((answer) => (answer.ok ? 'ok' : answer.refusal.code)).sort()).toEqual([
        'ok',
        'payment.reversed',
      ]);
    });

    it('are not found under another account', async () => {
      const { accountId, cardholderId, paymentId } = await aPaidCase();
      const other = await anAccount(world, cardholderId);
      const found = await reverse(other, paymentId);
      expect(found).toMatchObject({ refusal: { code: 'thing.not-found', field: 'paymentId' } });
      expect(await accountOf(accountId)).toMatchObject({ overdue: 0 });
    });
  });

  it('thanks nobody for a payment that met no reminder', async () => {
    const { accountId, cardholderId } = await anUnreachableCase(world);
    await pay(accountId);
    expect(await messagesOf(cardholderId, 'paid-thanks')).toEqual([]);
  });

  it('takes payments of a person without a case', async () => {
    const { cardholderId } = await aPerson(world);
    const accountId = await anAccount(world, cardholderId, {
      oldestUnpaidDueOn: '2026-09-06',
      overdueMinor: 100,
    });
    expect(await pay(accountId, { amount: '1.00' })).toMatchObject({
      ok: true,
      value: { isCaseClosed: false, messagesCancelled: 0, visitsCancelled: 0 },
    });
    expect(await caseOf(cardholderId)).toBeUndefined();
  });
});
