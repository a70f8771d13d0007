// SPDX-License-Identifier: Apache-2.0
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

const main = join(import.meta.dirname, 'main.ts');
const panel = new URL(
  import.meta.resolve('@fairvisit/seeds/portfolio/uci-credit-default/UCI_Credit_Card.csv'),
);

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fairvisit-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fairvisit(...args: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, [main, ...args], (fault, out, err) => {
      resolve({ code: typeof fault?.code === 'number' ? fault.code : 0, out, err });
    });
  });
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const database = () => join(folder, 'database');

describe('the fairvisit command', () => {
  it('takes a portfolio from file to worklist, one JSON document for each verb', async () => {
    const rows = readFileSync(panel, 'utf8').split('\n').slice(0, 201).join('\n');
    const path = file('panel.csv', `${rows}\n`);
    const imported = z.object({
      rows: z.number(),
      inserted: z.number(),
      unchanged: z.number(),
      cycles: z.array(z.object({ month: z.string(), billsTotal: z.string() })),
    });
    const importing = ['portfolio', 'import', path, '--as', 'uci-panel', '--json'];
    const tried = await fairvisit(...importing, '--dry-run', '--database', database());
    expect(imported.parse(JSON.parse(tried.out))).toMatchObject({ rows: 200, inserted: 200 });
    const first = await fairvisit(...importing, '--database', database());
    expect(imported.parse(JSON.parse(first.out))).toMatchObject({ rows: 200, inserted: 200 });
    const again = await fairvisit(...importing, '--database', database());
    const report = imported.parse(JSON.parse(again.out));
    expect(report).toMatchObject({ inserted: 0, unchanged: 200 });
    expect(report.cycles.map((cycle) => cycle.month)).toEqual([
      '2005-04',
      '2005-05',
      '2005-06',
      '2005-07',
      '2005-08',
      '2005-09',
    ]);
    expect(report.cycles.at(-1)?.billsTotal).toBe(`${billsOf(rows)}.00`);

    const nightly = ['portfolio', 'nightly', '--on', '2005-10-01', '--json'];
    const night = await fairvisit(...nightly, '--database', database());
    const { opened } = z.object({ opened: z.number() }).parse(JSON.parse(night.out));
    expect(opened).toBeGreaterThan(10);
    const listed = await fairvisit('case', 'list', '--json', '--database', database());
    const cases = z
      .object({ total: z.number(), cases: z.array(z.object({ caseId: z.string() })) })
      .parse(JSON.parse(listed.out));
    expect(cases.total).toBe(opened);
    const shown = await fairvisit(
      'case',
      'show',
      cases.cases[0]?.caseId ?? '',
      '--json',
      '--database',
      database(),
    );
    expect(shown.code).toBe(0);
    expect(JSON.parse(shown.out)).toMatchObject({ cases: [{ caseId: cases.cases[0]?.caseId }] });
    const rolled = await fairvisit(
      'portfolio',
      'roll',
      '--from',
      '2005-08',
      '--to',
      '2005-09',
      '--json',
      '--database',
      database(),
    );
    expect(JSON.parse(rolled.out)).toMatchObject({ from: '2005-08', to: '2005-09' });
    const back = await fairvisit(
      'portfolio',
      'nightly',
      '--on',
      '2005-09-30',
      '--json',
      '--database',
      database(),
    );
    expect(back.code).toBe(1);
    expect(JSON.parse(back.out)).toMatchObject({ refusal: { code: 'clock.backwards' } });
  });

  it('refuses a file that is no portfolio with exit code 2, one line, and nothing half done', async () => {
    const header = readFileSync(panel, 'utf8').split('\n')[0] ?? '';
    const bad: readonly [string, string | Uint8Array, RegExp][] = [
      ['empty.csv', '', /is empty.*file\.empty/],
      ['binary.csv', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), /binary.*file\.binary/],
      ['headers.csv', 'a,b\n1,2\n', /headers.*file\.headers/],
      [
        'cut.csv',
        Buffer.concat([Buffer.from(`${header}\n1,`), Buffer.from([0xc3, 0x28])]),
        /file\.undecodable/,
      ],
      ['cell.csv', `${header}\n1,${'9'.repeat(5_000_000)}\n`, /line 2.*file\.cell-too-large/],
    ];
    for (const [name, content, told] of bad) {
      const path = file(name, content);
      const ended = await fairvisit(
        'portfolio',
        'import',
        path,
        '--as',
        'uci-panel',
        '--json',
        '--database',
        database(),
      );
      expect([name, ended.code, ended.out]).toEqual([name, 2, '']);
      expect(ended.err.trim().split('\n')).toHaveLength(1);
      expect(ended.err).toMatch(told);
    }
    const listed = await fairvisit('case', 'list', '--json', '--database', database());
    expect(listed.code).toBe(0);
  });

  it('refuses words it does not know by name, before it opens anything', async () => {
    const wrong: readonly [readonly string[], RegExp][] = [
      [[], /usage: fairvisit VERB/],
      [['collect'], /"collect": is no verb/],
      [['portfolio', 'import', 'x.csv', '--as', 'uci-panel', '--force'], /--force/],
      [['portfolio', 'import', 'x.csv', '--as', 'excel'], /--as "excel": is no profile/],
      [
        ['portfolio', 'import', 'x.csv', '--as', 'uci-panel', '--through', '2005-13'],
        /--through "2005-13"/,
      ],
      [['portfolio', 'import', 'x.csv'], /--as: is missing/],
      [['portfolio', 'nightly', '--on', '2026-02-30'], /--on "2026-02-30": is not a date/],
      [['case', 'list', '--limit', '0'], /--limit "0"/],
      [['case', 'show', 'one'], /is no id/],
      [['law', 'check'], /FILE: is missing/],
      [['law', 'rules', 'CN'], /one word too many/],
      [['bench', 'everything'], /is no bench/],
      [['doctor', '--fix'], /--fix/],
    ];
    const ended = await Promise.all(wrong.map(([args]) => fairvisit(...args)));
    ended.forEach(({ code, out, err }, index) => {
      expect([index, code, out]).toEqual([index, 2, '']);
      expect(err).toMatch(wrong[index]?.[1] ?? /^$/);
      expect(err.trim().split('\n')).toHaveLength(1);
    });
  });

  it('decides acts and names the windows of a person from a file', async () => {
    const checks = (at: string) => ({
      assume: 'benign',
      checks: [{ id: 'night', action: { kind: 'call', at }, actor: { kind: 'own_staff' } }],
    });
    const night = file('night.json', JSON.stringify(checks('2026-11-25T22:00:00+08:00')));
    const decided = await fairvisit('law', 'check', night, '--json');
    expect(JSON.parse(decided.out)).toMatchObject({
      results: [{ id: 'night', verdict: 'block', nextLawfulAt: '2026-11-26T08:00:00+08:00' }],
    });
    const wrong = file(
      'wrong.json',
      JSON.stringify({ ...checks('2026-11-25T10:00:00+08:00'), color: 1 }),
    );
    const refused = await fairvisit('law', 'check', wrong, '--json');
    expect(refused.code).toBe(2);
    expect(refused.err).toMatch(/color/);
    const secret = file('secret.json', '{"name": 王秘密');
    const unread = await fairvisit('law', 'check', secret);
    expect(unread.err).not.toContain('王秘密');
    const schema = await fairvisit('law', 'schema', '--json');
    expect(JSON.parse(schema.out)).toHaveProperty('$schema');
  });

  it('measures an import and a night beside their floors, in a database of its own', async () => {
    for (const name of ['import', 'nightly', 'notices']) {
      const ended = await fairvisit('bench', name, '--accounts', '120', '--json');
      expect(ended.code).toBe(0);
      expect(JSON.parse(ended.out)).toMatchObject({
        name,
        machine: expect.stringContaining('Node v26'),
        figures: { accounts: 120 },
      });
    }
  });

  it('says what is wrong with an installation that another process holds', async () => {
    const well = await fairvisit('doctor', '--json', '--database', database());
    const { checks } = z
      .object({ checks: z.array(z.object({ name: z.string(), ok: z.boolean() })) })
      .parse(JSON.parse(well.out));
    // A calendar is right until the year ends that it was published for.
    const others = checks.filter((check) => !check.name.startsWith('calendar'));
    expect(others.length).toBeGreaterThan(4);
    expect(others.filter((check) => !check.ok)).toEqual([]);
    expect(well.code).toBe(checks.every((check) => check.ok) ? 0 : 1);
    writeFileSync(join(database(), 'fairvisit.lock'), `${process.pid} ${startOfThis()}\n`);
    const held = await fairvisit('doctor', '--json', '--database', database());
    rmSync(join(database(), 'fairvisit.lock'));
    expect(held.code).toBe(1);
    expect(held.out).toContain(`in use by process ${process.pid}`);
  });
});

/** The newest bills of the rows, added up from the file's own text. */
function billsOf(rows: string): number {
  const [header = '', ...lines] = rows.split('\n');
  const column = header.split(',').indexOf('X12');
  return lines.reduce((total, line) => total + Number(line.split(',')[column]), 0);
}

/** As the lock file writes it: when this process began, in ticks since boot. */
function startOfThis(): string {
  const stat = readFileSync(`/proc/${process.pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}
