// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { unauditedActions } from '../../test-support/unaudited-actions.ts';

const source = join(import.meta.dirname, '..');
const actions = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.action.ts'))
  .map((path) => ({ path, text: readFileSync(join(source, path), 'utf8') }));

/** Why an action may write without an audit row. */
const excused: Readonly<Record<string, string>> = {
  'auth/resume-session.action.ts': 'writes when a session was last seen, which nobody did',
  'cardholder/resume-portal-session.action.ts':
    'writes when a session was last seen, which nobody did',
  'events/seal-events.action.ts': 'its signed checkpoint is its record',
};

it('writes an audit row in every action, in one it calls or in the one that calls it', () => {
  expect(actions.length).toBeGreaterThan(20);
  expect(unauditedActions(actions).sort()).toEqual(Object.keys(excused).sort());
});

it('catches an action that writes nothing into the audit log', () => {
  const silent = {
    path: 'case/erase-everything.action.ts',
    text: "import { sql } from 'kysely';\n// writeAudit is only talked about\nawait sql`delete`;",
  };
  expect(unauditedActions([...actions, silent])).toContain(silent.path);
  const withAudit = { ...silent, text: `${silent.text}\nawait writeAudit(tx, w, e);` };
  expect(unauditedActions([...actions, withAudit])).not.toContain(silent.path);
});

it('holds a part of an action to be audited by the action that calls it', () => {
  const part = { path: 'a/part.action.ts', text: '' };
  const whole = {
    path: 'b/whole.action.ts',
    text: "import { part } from '../a/part.action.ts';\nawait writeAudit(tx, w, e);",
  };
  expect(unauditedActions([part, whole])).toEqual([]);
  expect(unauditedActions([part, { ...whole, text: whole.text.split('\n')[0] ?? '' }])).toEqual([
    'a/part.action.ts',
    'b/whole.action.ts',
  ]);
});
