// SPDX-License-Identifier: Apache-2.0

import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  aDailyFile,
  dailyHeader,
  firstRowsOfPanel,
  importedText,
  importText,
  portfolioDigest,
} from '../../test-support/builders/portfolio.ts';
import { databases } from '../../test-support/databases.ts';
import { addInstitution, openWorld, type TestWorld } from '../../test-support/test-ground.ts';
import type { Tx } from '../db/database.ts';
import { openDatabase } from '../db/open-database.ts';
import { importPortfolio } from './import-portfolio.action.ts';
import { fileSource } from './reading/file-bytes.ts';
import { parseMapping } from './reading/mapping.ts';
import { gb18030 } from './reading/portfolio-file.fixture.ts';

const beta: InstitutionId = JSON.parse('"beta"');
const gamma: InstitutionId = JSON.parse('"gamma"');

describe.each(databases)('portfolio files on $name', (kind) => {
  let world: TestWorld;
  const logged: string[] = [];
  let serial = 0;
  beforeAll(async () => {
    world = await openWorld(kind);
    for (const id of [beta, gamma]) {
      await addInstitution(world, { id, standingAt: '2026-09-07T09:00:00+08:00' });
    }
  });
  afterAll(async () => world.close());
  beforeEach(() => {
    serial += 1;
  });

  const on = () => ({
    ground: {
      ...world.ground,
      log: {
        write: (event: string, values?: object) => logged.push(JSON.stringify([event, values])),
      },
    },
    actor: world.system,
  });
  const inTx = <T>(work: (tx: Tx) => Promise<T>) =>
    world.db.forInstitution(world.institutionId, work);
  const account = (reference: string) =>
    inTx(async (tx) => {
      const found = await sql<{
        id: string;
        cardholderId: string;
        balance: number;
        overdue: number;
        due: string | null;
        source: string | null;
        fileOn: string;
        check: string | null;
        hasJump: boolean;
      }>`select id, cardholder_id as "cardholderId", balance_minor as balance,
          overdue_minor as overdue, oldest_unpaid_due_on::text as due, due_source as source,
          file_on::text as "fileOn", data_check as check, has_jump as "hasJump"
        from accounts where reference = ${reference} limit 1`.execute(tx);
      return found.rows[0] ?? null;
    });
  const count = (text: ReturnType<typeof sql<{ n: number }>>) =>
    inTx(async (tx) => (await text.execute(tx)).rows[0]?.n);

  it('never pays or closes an account that a full file does not name, and says how many', async () => {
    const [first, second] = [`MA${serial}`, `MB${serial}`];
    const rows = [
      `${first},MP1,100.00,100.00,2026-07-01,,`,
      `${second},MP2,50.00,50.00,2026-07-01,,`,
    ];
    await importedText(on(), aDailyFile({ rows, trailer: 'CNY,150.00,150.00', scope: 'delta' }));
    const before = await account(second);
    const file = { rows: rows.slice(0, 1), trailer: 'CNY,100.00,100.00', on: '2026-09-08' };
    const report = await importedText(on(), aDailyFile(file));
    expect(report).toMatchObject({ unchanged: 1, updated: 0, scope: 'full' });
    expect(report.missing).toBeGreaterThanOrEqual(1);
    expect(await account(second)).toEqual(before);
    const delta = await importedText(
      on(),
      aDailyFile({ ...file, on: '2026-09-09', scope: 'delta' }),
    );
    expect(delta.missing).toBe(0);
  });

  it('keeps a payment that the bank’s next file does not know of yet', async () => {
    const reference = `PA${serial}`;
    const row = (overdue: string) => [`${reference},PP1,500.00,${overdue},2026-07-01,,`];
    await importedText(
      on(),
      aDailyFile({ rows: row('200.00'), trailer: 'CNY,500.00,200.00', on: '2026-09-01' }),
    );
    const stored = await account(reference);
    await inTx((tx) =>
      sql`insert into payments
          (institution_id, cardholder_id, account_id, id, amount_minor, valued_on, received_at)
        values (${world.institutionId}, ${stored?.cardholderId}, ${stored?.id},
          '01900000-0000-7000-8000-0000000000aa', 20000, '2026-09-05', '2026-09-05T01:00:00Z')`.execute(
        tx,
      ),
    );
    const same = { rows: row('200.00'), trailer: 'CNY,500.00,200.00' };
    await importedText(on(), aDailyFile({ ...same, on: '2026-09-03' }));
    expect(await account(reference)).toMatchObject({ overdue: 0, due: null, fileOn: '2026-09-03' });
    await importedText(on(), aDailyFile({ ...same, on: '2026-09-06' }));
    expect(await account(reference)).toMatchObject({
      overdue: 20_000,
      due: '2026-07-01',
      source: 'file',
    });
  });

  it('lets an older file add a missing cycle and change nothing else', async () => {
    const reference = `OA${serial}`;
    const header =
      'account_reference,customer_reference,balance,overdue_amount,statement_month,statement_bill';
    const row = (balance: string, month: string) => [
      `${reference},OP1,${balance},0,${month},10.00`,
    ];
    const newer = { header, rows: row('80.00', '2026-08'), trailer: 'CNY,80.00,0.00' };
    await importedText(on(), aDailyFile({ ...newer, on: '2026-09-05' }));
    const before = await account(reference);
    const older = { header, rows: row('70.00', '2026-07'), trailer: 'CNY,70.00,0.00' };
    const report = await importedText(on(), aDailyFile({ ...older, on: '2026-08-05' }));
    expect(report).toMatchObject({ updated: 0, unchanged: 1 });
    expect(await account(reference)).toEqual(before);
    expect(
      await count(sql<{ n: number }>`select count(*) as n from statements
        where account_id = ${before?.id} limit 1`),
    ).toBe(2);
  });

  it('opens a data check for the late who owe nothing and lets a sane file close it', async () => {
    const reference = `CA${serial}`;
    const late = { rows: [`${reference},CP1,0.00,0.00,2026-07-01,,`], trailer: 'CNY,0.00,0.00' };
    await importedText(on(), aDailyFile({ ...late, on: '2026-09-01' }));
    expect((await account(reference))?.check).toBe('late-with-nothing-owed');
    const sane = { rows: [`${reference},CP1,9.00,9.00,2026-07-01,,`], trailer: 'CNY,9.00,9.00' };
    await importedText(on(), aDailyFile({ ...sane, on: '2026-09-02' }));
    const stored = await account(reference);
    expect(stored?.check).toBeNull();
    const checks = await inTx(async (tx) => {
      const found = await sql<{ state: string; by: string | null; reason: string }>`
        select state, cleared_by as by, reason from data_checks where account_id = ${stored?.id}
        limit 5`.execute(tx);
      return found.rows;
    });
    expect(checks).toEqual([{ state: 'cleared', by: null, reason: 'later-file' }]);
  });

  it('merges nothing of a file whose trailer does not agree, and says so', async () => {
    const rows = [`TA${serial},TP1,10.00,0.00,,,`];
    const fileName = `trailer-${serial}.csv`;
    const text = aDailyFile({ rows, trailer: 'CNY,11.00,0.00' });
    const { refusal } = await importText(on(), text, { fileName });
    expect(refusal).toMatchObject({ code: 'file.trailer', detail: { part: 'CNY balance' } });
    expect(await account(`TA${serial}`)).toBeNull();
    expect(await count(sql<{ n: number }>`select count(*) as n from staged_rows limit 1`)).toBe(0);
    const last = await inTx(async (tx) => {
      const found = await sql<{ state: string; code: string }>`
        select state, refusal ->> 'code' as code from portfolio_imports
        where file_name = ${fileName} limit 1`.execute(tx);
      return found.rows[0];
    });
    expect(last).toEqual({ state: 'refused', code: 'file.trailer' });
  });

  it('writes nothing on a dry run and tells what an import would do', async () => {
    const rows = [`DA${serial},DP1,10.00,0.00,,,`, `DB${serial},DP2,x,0.00,,,`];
    const text = aDailyFile({ rows, trailer: '', scope: 'delta' }).replace(/,\n$/, '\n');
    const before = await inTx(tableCounts);
    const tried = await importedText(on(), text, { dryRun: true });
    expect(tried).toMatchObject({ importId: null, inserted: 1, rows: 2 });
    expect(tried.quarantined).toEqual([{ line: 4, field: 'balance', code: 'invalid_amount' }]);
    expect(await inTx(tableCounts)).toEqual(before);
    const { importId: _, ...report } = await importedText(on(), text);
    expect({ ...report, importId: null }).toEqual(tried);
  });

  it('reads a bank’s own layouts: GB18030 with separators, and fixed width', async () => {
    const fields = {
      account_reference: '卡号',
      customer_reference: '客户',
      balance: '欠款',
      overdue_amount: '逾期',
      name: '姓名',
    };
    const about = {
      currency: 'CNY',
      scope: 'delta',
      fileDate: { from: 'fixed', on: '2026-09-07' },
    };
    const piped = parseMapping({
      ...about,
      name: 'core-a',
      format: 'delimited',
      delimiter: '|',
      columns: fields,
    });
    const fixed = parseMapping({
      ...about,
      name: 'core-b',
      format: 'fixed-width',
      header: false,
      columns: {
        account_reference: { start: 1, length: 8 },
        balance: { start: 9, length: 10 },
        overdue_amount: { start: 19, length: 4 },
      },
    });
    if (!piped.ok || !fixed.ok) throw new Error('the mappings are right');
    const [first, second] = [`GA${serial}`, `FX${serial}`];
    const text = gb18030(['卡号|客户|欠款|逾期|姓名', `${first}|GP|12.50|0|张䶮`].join('\n'));
    const report = await importedText(on(), text, {
      profile: { kind: 'mapping', mapping: piped.value },
    });
    expect(report).toMatchObject({ encoding: 'gb18030', inserted: 1 });
    const line = `${second.padEnd(8)}${'7.25'.padStart(10)}${'0'.padStart(4)}\n`;
    await importedText(on(), line, { profile: { kind: 'mapping', mapping: fixed.value } });
    expect((await account(first))?.balance).toBe(1_250);
    expect((await account(second))?.balance).toBe(725);
  });

  it('puts supplementary users and guarantors beside the account as persons of their own', async () => {
    const reference = `RA${serial}`;
    const header = 'account_reference,customer_reference,role,balance,overdue_amount,age';
    const rows = [
      `${reference},R1-${serial},主卡,10.00,0,70`,
      `${reference},R2-${serial},附属卡,,,17`,
      `${reference},R3-${serial},担保人,,,40`,
      `RX${serial},R4-${serial},担保人,,,40`,
    ];
    const file = aDailyFile({ header, rows, trailer: 'CNY,10.00,0.00', scope: 'delta' });
    const report = await importedText(on(), file);
    expect(report.quarantined).toEqual([
      { line: 6, field: 'account_reference', code: 'unknown_account' },
    ]);
    const holder = await account(reference);
    const parties = await inTx(async (tx) => {
      const found = await sql<{ role: string; band: string }>`
        select role, protective_band as band from account_parties
        join cardholders on cardholders.institution_id = account_parties.institution_id
          and cardholders.id = party_id
        where account_id = ${holder?.id} order by role limit 5`.execute(tx);
      return found.rows;
    });
    expect(parties).toEqual([
      { role: 'guarantor', band: 'none' },
      { role: 'supplementary', band: 'minor' },
    ]);
    const again = await importedText(on(), file);
    expect(again).toMatchObject({ inserted: 0, updated: 0, unchanged: 1 });
    expect(
      await count(sql<{ n: number }>`select count(*) as n from quarantined_rows
        where code = 'unknown_account' limit 1`),
    ).toBe(1);
  });

  it('never gives an account to another customer or another currency', async () => {
    const reference = `XA${serial}`;
    const header = 'account_reference,customer_reference,balance,overdue_amount,currency';
    const import_ = (customer: string, currency: string, day: string) =>
      importedText(
        on(),
        aDailyFile({
          header,
          rows: [`${reference},${customer},10.00,0,${currency}`],
          trailer: `${currency},10.00,0.00`,
          on: day,
          scope: 'delta',
        }),
      );
    await import_('X1', 'CNY', '2026-09-01');
    const before = await account(reference);
    expect((await import_('X2', 'CNY', '2026-09-02')).quarantined).toEqual([
      { line: 3, field: 'customer_reference', code: 'other_customer' },
    ]);
    expect((await import_('X1', 'USD', '2026-09-03')).quarantined).toEqual([
      { line: 3, field: 'currency', code: 'other_currency' },
    ]);
    expect(await account(reference)).toEqual(before);
  });

  it('keeps two banks apart: the same reference is another account of another person', async () => {
    const reference = `WA${serial}`;
    const rows = [`${reference},W1,10.00,0.00,,王墙,13900000001`];
    const file = aDailyFile({ rows, trailer: 'CNY,10.00,0.00', scope: 'delta' });
    await importedText(on(), file);
    const ours = await account(reference);
    const other = { ...on(), actor: { kind: 'system', institutionId: beta } as const };
    expect(await importedText(other, file)).toMatchObject({ inserted: 1, missing: 0 });
    const theirs = await world.db.forInstitution(beta, async (tx) => {
      const found = await sql<{ id: string; accounts: number }>`
        select min(id::text) as id, count(*) as accounts from accounts
        where institution_id = ${beta} limit 1`.execute(tx);
      return found.rows[0];
    });
    expect(theirs?.accounts).toBe(1);
    expect(theirs?.id).not.toBe(ours?.id);
  });

  it('tells no log, event or audit row a name, a phone or what is kept apart', async () => {
    const [name, phone] = ['金丝雀䶮', '13911112222'];
    const rows = [`KA${serial},K1,10.00,0.00,,${name},${phone},女,61`];
    const header = `${dailyHeader},sex,age`;
    await importedText(
      on(),
      aDailyFile({ header, rows, trailer: 'CNY,10.00,0.00', scope: 'delta' }),
    );
    const told = await inTx(async (tx) => {
      const found = await sql<{ text: string }>`
        select codes::text as text from events union all select detail::text from audit_entries
        union all select name_masked from cardholder_names
        union all select convert_from(body_sealed, 'LATIN1') from staged_rows
        limit 10000`.execute(tx);
      return found.rows.map((row) => row.text);
    });
    for (const text of [...told, ...logged]) {
      expect(text).not.toContain(name);
      expect(text).not.toContain(phone);
    }
    const person = (await account(`KA${serial}`))?.cardholderId;
    await expect(
      inTx((tx) =>
        sql`select age from kept_apart_attributes where cardholder_id = ${person}`.execute(tx),
      ),
    ).rejects.toThrow(/permission denied/);
    const auditor = await auditorOf(world);
    const audited = await auditor.db.forAuditor(world.institutionId, async (tx) => {
      const found = await sql<{ sex: number; age: number }>`
        select sex, age from kept_apart_attributes where cardholder_id = ${person}
        limit 1`.execute(tx);
      return found.rows[0];
    });
    await auditor.close();
    expect(audited).toEqual({ sex: 2, age: 61 });
  });

  it('adds what a later file tells of a person and deletes nothing', async () => {
    const reference = `NA${serial}`;
    const header =
      'account_reference,customer_reference,balance,overdue_amount,name,phone,residence_address,residence_confirmed_on';
    const row = (rest: string) => [`${reference},N${serial},10.00,0,${rest}`];
    const file = (on_: string, rest: string) =>
      aDailyFile({ header, rows: row(rest), trailer: 'CNY,10.00,0.00', on: on_, scope: 'delta' });
    await importedText(
      on(),
      file('2026-09-01', '张一,139-0000-1111,杭州市西湖区甲路1号,2026-01-01'),
    );
    await importedText(on(), file('2026-09-02', '张二,13900001111,杭州市西湖区甲路1号,2026-08-01'));
    await importedText(on(), file('2026-09-03', '张二,13900002222,杭州市西湖区乙路2号,'));
    const person = (await account(reference))?.cardholderId;
    const known = await inTx(async (tx) => {
      const found = await sql<{
        phones: number;
        addresses: number;
        confirmed: string;
        lives: number;
      }>`
        select (select count(*) from contact_points where cardholder_id = ${person}) as phones,
          (select count(*) from addresses where cardholder_id = ${person}) as addresses,
          (select max(confirmed_on)::text from addresses where cardholder_id = ${person}) as confirmed,
          (select count(lives_here_confirmed_on) from addresses
            where cardholder_id = ${person}) as lives
        limit 1`.execute(tx);
      return found.rows[0];
    });
    expect(known).toEqual({ phones: 2, addresses: 2, confirmed: '2026-08-01', lives: 0 });
    const named = await inTx(async (tx) => {
      const found = await sql<{ sealed: Buffer }>`select name_sealed as sealed
        from cardholder_names where cardholder_id = ${person} limit 1`.execute(tx);
      return found.rows[0]?.sealed;
    });
    expect(
      world.ground.keyring.open(world.institutionId, {
        place: 'cardholder_names.name_sealed',
        row: person ?? '',
        bytes: named ?? new Uint8Array(),
      }),
    ).toBe('张二');
  });

  it('runs one import at a time, and ends alike whether the months came in two files or one', async () => {
    const panel = firstRowsOfPanel(600);
    const importAs = (institutionId: InstitutionId, through?: string) =>
      importPortfolio(
        world.ground,
        { kind: 'system', institutionId },
        {
          source: fileSource(panel.path),
          fileName: 'panel.csv',
          profile: { kind: 'uci-panel', ...(through === undefined ? {} : { through }) },
        },
      );
    const [first, second] = await Promise.all([
      importAs(beta, '2005-07'),
      importAs(beta, '2005-07'),
    ]);
    const refused = [first, second].find((result) => !result.ok);
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'file.busy' } });
    const full = await importAs(beta);
    expect(full).toMatchObject({ ok: true, value: { inserted: 0, updated: 600 } });
    await importAs(gamma);
    panel.remove();
    const stepwise = await world.db.forInstitution(beta, portfolioDigest);
    expect(stepwise).toBe(await world.db.forInstitution(gamma, portfolioDigest));
    const statements = await world.db.forInstitution(beta, async (tx) => {
      const found = await sql<{ n: number; paid: number }>`
        select count(*) as n, count(distinct cycle_on) as paid from statements limit 1`.execute(tx);
      return found.rows[0];
    });
    expect(statements).toEqual({ n: 3_600, paid: 6 });
  });
});

/** On a server the application's login may not become the auditor; the owner's may. */
async function auditorOf(world: TestWorld) {
  if (world.ownerAddress === null) return { db: world.db, close: async () => {} };
  const opened = await openDatabase({ address: world.ownerAddress });
  if (!opened.ok) throw new Error('the owner opens the test database');
  return { db: opened.value, close: opened.value.close };
}

async function tableCounts(tx: Tx) {
  const found = await sql<Record<string, number>>`
    select (select count(*) from accounts) as accounts,
      (select count(*) from cardholders) as persons,
      (select count(*) from portfolio_imports) as imports,
      (select count(*) from staged_rows) as staged,
      (select count(*) from quarantined_rows) as quarantined,
      (select count(*) from audit_entries) as audited,
      (select count(*) from events) as events
    limit 1`.execute(tx);
  return found.rows[0];
}
