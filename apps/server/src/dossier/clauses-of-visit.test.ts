// SPDX-License-Identifier: Apache-2.0
import { cnPack } from '@fairvisit/law/cn/cn-pack.ts';
import type { Hit } from '@fairvisit/law/hits.ts';
import { describe, expect, it } from 'vitest';
import { clausesOfVisit } from './clauses-of-visit.ts';
import { instrumentName } from './instrument-name.ts';

const on = '2026-09-07';
const pack = cnPack();

function hitOf(rule: string, options: Partial<Hit> = {}): Hit {
  const found = pack.rules.find((one) => one.id === rule);
  if (!found) throw new Error(`the pack has ${rule}`);
  const { article, certainty, force, instrument, needs, policy, source, text } = found;
  const said = { article, certainty, force, instrument, needs, policy, source, text };
  return { ...said, rule, outcome: 'record', verified: true, ...options };
}

describe('the clauses of a dossier', () => {
  it('stand over every visit, and are marked where the law spoke of this one', () => {
    const clauses = clausesOfVisit([hitOf('CN-VIS-06')], pack, on);
    const marked = clauses.filter((clause) => clause.isOfThisVisit).map((clause) => clause.rule);
    expect(marked).toEqual(['CN-VIS-06']);
    const rules = clauses.map((clause) => clause.rule);
    expect(rules).toEqual(expect.arrayContaining(['CN-VIS-01', 'CN-VIS-03', 'CN-WHO-06']));
    expect(new Set(rules).size).toBe(rules.length);
  });

  it('speak plainly, not of what nobody knew when the visit was asked for', () => {
    const text = { zh: '外访不少于两名人员；尚未确认：外访人数', en: 'two; not known yet: number' };
    const hit = hitOf('CN-VIS-01', { missing: ['actor.count'], text });
    const clause = clausesOfVisit([hit], pack, on).find(({ rule }) => rule === 'CN-VIS-01');
    expect(clause?.text.zh).toBe('外访不少于两名人员');
  });

  it('call policy policy, and a text from memory not verified until counsel has read it', () => {
    const byRule = (settings: Parameters<typeof cnPack>[0]) =>
      new Map(clausesOfVisit([], cnPack(settings), on).map((clause) => [clause.rule, clause]));
    const plain = byRule({});
    expect(plain.get('CN-VIS-06')).toMatchObject({ policy: true, force: 'policy' });
    expect(plain.get('CN-VIS-05')).toMatchObject({ certainty: 'M', verified: false });
    const verifications = { 'CN-VIS-05': { by: 'counsel', on: '2026-08-01' } };
    expect(byRule({ verifications }).get('CN-VIS-05')?.verified).toBe(true);
  });

  it('are those in force on the day', () => {
    const early = clausesOfVisit([], pack, '2025-06-01').map((clause) => clause.rule);
    expect(early).not.toContain('CN-VIS-01');
    expect(early).toContain('CN-VIS-03');
  });

  it('never address the person with the trade’s word for its work', () => {
    expect(pack.rules.length).toBeGreaterThan(50);
    for (const rule of pack.rules) {
      expect(`${instrumentName(rule, 'zh')} ${rule.text.zh}`).not.toContain('催收');
      expect(instrumentName(rule, 'en')).not.toMatch(/collect/i);
    }
  });
});
