// SPDX-License-Identifier: Apache-2.0
import { assert } from '@fairvisit/domain/assert.ts';
import { newId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aDispute } from '../../test-support/builders/dispute.ts';
import { anAccount } from '../../test-support/builders/person.ts';
import { aDailyFile, importedText } from '../../test-support/builders/portfolio.ts';
import { aProposedVisit, type ProposedVisit } from '../../test-support/builders/visit.ts';
import { databases } from '../../test-support/databases.ts';
import { textOfPdf } from '../../test-support/pdf-text.ts';
import { openWorld, type TestWorld } from '../../test-support/test-ground.ts';
import { businessTime } from '../clock/business-clock.ts';
import type { Tx } from '../db/database.ts';
import { runNightly } from '../nightly/run-nightly.action.ts';
import { dossierHandlers } from './dossier.routes.ts';
import { makeDossier } from './make-dossier.action.ts';
import { openDossier } from './open-dossier.action.ts';
import { supersedeDossiers } from './supersede-dossiers.action.ts';

let serial = 0;

describe.each(databases)('the dossier of a visit on $name', (kind) => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await openWorld(kind);
  });
  afterAll(async () => world.close());

  const make = async (visitId: string, language?: 'zh' | 'en') => {
    serial += 1;
    const made = await makeDossier(world.ground, world.staff.operations, {
      idempotencyKey: `dossier-${serial}`,
      visitId,
      ...(language ? { language } : {}),
    });
    assert(made.ok, 'the dossier is made');
    return made.value;
  };
  const open = async (cardholderId: string, dossierId: string) => {
    const opened = await openDossier(world.ground, world.staff.supervisor, {
      cardholderId,
      dossierId,
    });
    assert(opened.ok, 'the dossier opens');
    return opened.value;
  };
  const list = async (cardholderId: string) => {
    const listed = await dossierHandlers['dossier.list']({
      ground: world.ground,
      actor: world.staff.compliance,
      params: { cardholderId },
      query: undefined,
      body: undefined,
      upload: null,
    });
    assert(listed.ok, 'the dossiers are listed');
    return listed.value;
  };
  const inside = <T>(work: (tx: Tx) => Promise<T>) =>
    world.db.forInstitution(world.institutionId, work);
  const owes = (person: ProposedVisit, overdueMinor: number) =>
    inside((tx) =>
      sql`update accounts set overdue_minor = ${overdueMinor}, balance_minor = ${overdueMinor}
        where id = ${person.accountId}`.execute(tx),
    );
  const pay = (person: ProposedVisit, amountMinor: number, valuedOn: string) =>
    inside((tx) =>
      sql`insert into payments
          (institution_id, cardholder_id, account_id, id, amount_minor, valued_on, received_at)
        values (${world.institutionId}, ${person.cardholderId}, ${person.accountId},
          ${newId(world.ground.ids)}, ${amountMinor}, ${valuedOn},
          ${`${valuedOn}T10:00:00+08:00`})`.execute(tx),
    );

  it('lists each debt with its own amount and the total of both (D04)', async () => {
    const person = await aProposedVisit(world, { person: { name: '䶮㛃' } });
    await owes(person, 120_000);
    await anAccount(world, person.cardholderId, {
      oldestUnpaidDueOn: '2026-08-01',
      overdueMinor: 8_850,
    });
    const made = await make(person.visitId);
    expect(made).toMatchObject({ version: 1, language: 'zh', asOf: '2026-09-07' });
    const text = textOfPdf((await open(person.cardholderId, made.id)).bytes);
    expect(text).toMatch(/1,200\.00 .*1,200\.00 .*50 +1,200\.00/);
    expect(text).toMatch(/88\.50 .*88\.50 .*37 +88\.50/);
    expect(text).toMatch(/合计 CNY +1,288\.50/);
    expect(text).toContain('䶮㛃');
    expect(text).toContain('未提供');
    expect(text).not.toContain('催收');
  });

  it('gives the version that is there for equal figures, and the next for others', async () => {
    const person = await aProposedVisit(world);
    const first = await make(person.visitId);
    expect(await make(person.visitId)).toEqual(first);
    await owes(person, 400_000);
    const second = await make(person.visitId);
    expect(second).toMatchObject({ version: 2, supersededAt: null });
    expect(second.figuresHash).not.toBe(first.figuresHash);
    const { rows, visits } = await list(person.cardholderId);
    expect(rows.map((row) => [row.version, row.supersededReason])).toEqual([
      [2, null],
      [1, 'figures-changed'],
    ]);
    expect(visits).toMatchObject([{ visitId: person.visitId, state: 'proposed' }]);
    const kept = await open(person.cardholderId, first.id);
    expect(textOfPdf(kept.bytes)).toContain('5,000.00');
  });

  it('makes one version when two members of staff ask at once', async () => {
    const person = await aProposedVisit(world);
    const both = await Promise.all([make(person.visitId), make(person.visitId)]);
    expect(both[0]).toEqual(both[1]);
  });

  it('leaves what is disputed out of what it asks for, and marks it', async () => {
    const person = await aProposedVisit(world);
    await aDispute(world, person, { subject: 'fraud', amountMinor: 76_777 });
    const made = await make(person.visitId, 'en');
    const text = textOfPdf((await open(person.cardholderId, made.id)).bytes);
    expect(text).toMatch(/Total CNY +4,232\.23/);
    expect(text).toMatch(/fraud +5 Sep 2026 +767\.77 CNY/);
  });

  it('writes down who opened it, and names nobody in names of files, events and audits', async () => {
    const person = await aProposedVisit(world, { person: { name: '欧阳独一' } });
    const made = await make(person.visitId);
    const opened = await open(person.cardholderId, made.id);
    expect(opened.fileName).toBe(`dossier-${person.visitId.slice(-12)}-v1.pdf`);
    const written = await inside(async (tx) => {
      const audits = await sql<{ act: string; line: string }>`
        select act, concat_ws(' ', thing, detail) as line from audit_entries
        where cardholder_id = ${person.cardholderId} and thing = 'dossier'
        order by written_at, id limit 10`.execute(tx);
      const events = await sql<{ kind: string; line: string }>`
        select kind, codes::text as line from events
        where cardholder_id = ${person.cardholderId} and kind like 'dossier.%'
        order by recorded_at, id limit 10`.execute(tx);
      return { audits: audits.rows, events: events.rows };
    });
    expect(written.audits.map((row) => row.act).sort()).toEqual(['dossier.make', 'dossier.open']);
    expect(written.events.map((row) => row.kind)).toEqual(['dossier.made']);
    expect(JSON.stringify(written)).not.toContain('欧阳');
    expect(Buffer.from(opened.bytes).toString('latin1')).not.toContain('/Author');
  });

  it('does not open a file that is not the one it hashed', async () => {
    const person = await aProposedVisit(world);
    const made = await make(person.visitId);
    const other = world.ground.keyring.seal(world.institutionId, {
      place: 'dossiers.file_sealed',
      row: made.id,
      text: Buffer.from('%PDF-1.3 another').toString('base64'),
    });
    await inside((tx) =>
      sql`update dossiers set file_sealed = ${other} where id = ${made.id}`.execute(tx),
    );
    await expect(open(person.cardholderId, made.id)).rejects.toThrow('the file that was hashed');
  });

  it('refuses for a visit that is called off, and for one that does not exist', async () => {
    const person = await aProposedVisit(world);
    await inside((tx) =>
      sql`update visits set state = 'cancelled' where id = ${person.visitId}`.execute(tx),
    );
    const input = { idempotencyKey: 'dossier-none', visitId: person.visitId };
    const off = await makeDossier(world.ground, world.staff.operations, input);
    expect(off).toMatchObject({ ok: false, refusal: { code: 'visit.not-planned' } });
    const none = await makeDossier(world.ground, world.staff.operations, {
      ...input,
      visitId: newId(world.ground.ids),
    });
    expect(none).toMatchObject({ ok: false, refusal: { code: 'thing.not-found' } });
  });

  it('is superseded by whoever changes what is owed, in the same transaction', async () => {
    const person = await aProposedVisit(world);
    const made = await make(person.visitId);
    const count = await inside(async (tx) => {
      const time = await businessTime(tx, world.ground, world.institutionId);
      const writing = { ground: world.ground, actor: world.system, time };
      const which = { cardholderId: person.cardholderId, reason: 'paid' };
      const first = await supersedeDossiers(tx, writing, which);
      return [first, await supersedeDossiers(tx, writing, which)];
    });
    expect(count).toEqual([1, 0]);
    const { rows } = await list(person.cardholderId);
    expect(rows).toMatchObject([{ id: made.id, supersededReason: 'paid' }]);
  });

  it('is superseded by a file that changes a balance, and by no other file', async () => {
    const person = await aProposedVisit(world);
    const reference = `T${person.accountId.slice(-12)}`;
    const customer = `K-${person.cardholderId.slice(-8)}`;
    const hash = world.ground.keyring.referenceHash(world.institutionId, 'customer', customer);
    await inside((tx) =>
      sql`insert into cardholder_directory (institution_id, source, reference_hash, cardholder_id)
        values (${world.institutionId}, 'customer', ${hash}, ${person.cardholderId})`.execute(tx),
    );
    const row = (overdue: string) =>
      aDailyFile({
        scope: 'delta',
        rows: [`${reference},${customer},${overdue},${overdue},2026-07-19,王试,`],
        trailer: `CNY,${overdue},${overdue}`,
      });
    const on = { ground: world.ground, actor: world.staff.operations };
    await importedText(on, row('5000.00'));
    await make(person.visitId);
    await importedText(on, `${row('5000.00')}\n`);
    expect((await list(person.cardholderId)).rows[0]?.supersededAt).toBeNull();
    await importedText(on, row('4000.00'));
    expect((await list(person.cardholderId)).rows).toMatchObject([
      { version: 1, supersededReason: 'balance-changed' },
    ]);
  });

  it('is superseded by the night in which a payment counts, once', async () => {
    const person = await aProposedVisit(world);
    const bystander = await aProposedVisit(world);
    await make(person.visitId);
    await make(bystander.visitId);
    await pay(person, 100_000, '2026-09-08');
    const on = Temporal.PlainDate.from('2026-09-08');
    const night = await runNightly(world.ground, world.system, { on });
    assert(night.ok, 'the night runs');
    expect((await list(person.cardholderId)).rows[0]?.supersededReason).toBe('balance-changed');
    expect((await list(bystander.cardholderId)).rows[0]?.supersededAt).toBeNull();
  });
});
