// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { openGround } from './composition.ts';

const main = join(import.meta.dirname, 'main.ts');
const folder = mkdtempSync(join(tmpdir(), 'fairvisit-main-'));
const file = join(folder, 'a-file');
writeFileSync(file, '');
afterAll(() => rmSync(folder, { recursive: true }));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const cleanEnv = { PATH: process.env.PATH };

function begin(args: readonly string[], env: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, [main, ...args], { env: { ...cleanEnv, ...env } });
}

async function end(child: ChildProcess): Promise<Ended> {
  let [out, err] = ['', ''];
  child.stdout?.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    err += chunk;
  });
  const [code] = await once(child, 'close');
  return { code, out, err };
}

describe('the start of the server', () => {
  const refused: readonly [string, readonly string[], string][] = [
    ['an unknown flag', ['--prot', '1'], '"--prot" is no flag; there are'],
    ['a flag without its value', ['--port'], '--port needs a value.'],
    ['a port that is none', ['--port', '70000'], '--port is a number from 0 to 65535'],
    ['an address of another kind', ['--database', 'mysql://x/y'], 'is a folder or a postgres://'],
    ['a postgres address without a database', ['--database', 'postgres://h'], 'reads postgres://'],
    ['a file where a folder should be', ['--database', file], 'is not a folder.'],
    ['a folder below a file', ['--database', join(file, 'x')], 'is not a folder.'],
    ['a server without keys', ['--database', 'postgres://u:secret@h/d'], 'FAIRVISIT_SEALING_KEY'],
  ];
  it.each(refused)('refuses %s in one line and ends with 2', async (_what, args, sentence) => {
    const ended = await end(begin(args));
    expect(ended).toMatchObject({ code: 2, out: '' });
    expect(ended.err).toContain(sentence);
    expect(ended.err).not.toContain('secret');
    expect(ended.err.trim().split('\n')).toHaveLength(1);
  });

  it('ends by itself, with one line, on a database that another version made', async () => {
    const database = join(folder, 'other-version');
    const opened = await openGround({ database, env: cleanEnv });
    if (!opened.ok) throw new Error('a new folder opens');
    await opened.ground.db.asOwner(async (tx) => {
      await sql`update migration_checksums set checksum = 'x' where name like '0003%'`.execute(tx);
    });
    await opened.close();
    const ended = await end(begin(['--database', database, '--port', '0']));
    expect(ended).toMatchObject({ code: 2, out: '' });
    expect(ended.err).toContain('made by another version');
  });

  it('says that a database server does not answer, without its password', async () => {
    const keys = {
      FAIRVISIT_SEALING_KEY: '00112233445566778899aabbccddeeff0123456789abcdef0123456789abcdef',
      FAIRVISIT_INDEXING_KEY: 'ff112233445566778899aabbccddeeff0123456789abcdef0123456789abcdef',
    };
    const ended = await end(begin(['--database', 'postgres://u:secret@127.0.0.1:1/d'], keys));
    expect(ended).toMatchObject({ code: 2 });
    expect(ended.err).toBe('The database server at 127.0.0.1:1/d does not answer.\n');
  });

  it('serves, refuses a second one on its folder and port, and ends cleanly', async () => {
    const database = join(folder, 'database');
    const first = begin(['--database', database, '--port', '0']);
    const ended = end(first);
    const port = await portOf(first);
    expect(statSync(join(database, 'keys', 'sealing.key')).mode & 0o777).toBe(0o600);
    const answer = await fetch(`http://127.0.0.1:${port}/api/me`);
    expect(answer.status).toBe(401);
    await answer.text();

    const second = await end(begin(['--database', database, '--port', '0']));
    expect(second.code).toBe(2);
    expect(second.err).toContain(`is in use by process ${first.pid}.`);

    first.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: 0 });
    expect(existsSync(join(database, 'fairvisit.lock'))).toBe(false);
  });

  it('refuses a port that is taken, and lets go of the folder again', async () => {
    const database = join(folder, 'database');
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const address = holder.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const ended = await end(begin(['--database', database, '--port', String(port)]));
    holder.close();
    expect(ended.code).toBe(2);
    expect(ended.err).toContain(`Port ${port} on 127.0.0.1 is in use`);
    expect(existsSync(join(database, 'fairvisit.lock'))).toBe(false);
  });

  it('never gives new keys to a database that has lost its own', async () => {
    const database = join(folder, 'database');
    const key = join(database, 'keys', 'sealing.key');
    rmSync(key);
    const ended = await end(begin(['--database', database, '--port', '0']));
    expect(ended.code).toBe(2);
    expect(ended.err).toContain('has lost its key');
    expect(existsSync(key)).toBe(false);
  });

  it('says so when its user may not write to the folder', async () => {
    const closed = join(folder, 'closed');
    mkdirSync(closed, { mode: 0o500 });
    // Root may write everywhere, so its child is nobody.
    const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    const child = spawn(process.execPath, [main, '--database', join(closed, 'database')], {
      env: cleanEnv,
      cwd: '/',
      ...user,
    });
    const ended = await end(child);
    expect(ended.err).toBe(`The folder ${join(closed, 'database')} cannot be written to.\n`);
    expect(ended.code).toBe(2);
  });
});

async function portOf(child: ChildProcess): Promise<string> {
  let text = '';
  for await (const chunk of child.stdout ?? []) {
    text += chunk;
    const port = /127\.0\.0\.1:(\d+)/.exec(text)?.[1];
    if (port !== undefined) return port;
  }
  throw new Error('the server ended before it told its port');
}
