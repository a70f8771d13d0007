// SPDX-License-Identifier: Apache-2.0
// Every rule that decides here, with the institution's own figures, for whoever has to check them.
import type { RuleEntry } from '@fairvisit/api/office.ts';
import { ok } from '@fairvisit/domain/result.ts';
import { type Pack, ruleLine } from '@fairvisit/law/pack.ts';
import type { Rule } from '@fairvisit/law/rule.ts';
import type { HandlersOf } from '../http/handler.ts';
import { canonicalJson } from './canonical-json.ts';
import { institutionPack } from './institution-pack.query.ts';

export const rulesHandlers = {
  'rules.list': async ({ ground, actor }) => {
    const { pack, packHash } = await ground.db.forInstitution(actor.institutionId, (tx) =>
      institutionPack(tx, actor.institutionId),
    );
    const rules = pack.rules.map((rule) => ruleEntry(rule, pack));
    return ok({ rules, packHash: packHash.toString('hex') });
  },
} satisfies HandlersOf<'rules.list'>;

function ruleEntry(rule: Rule, pack: Pack): RuleEntry {
  const line = ruleLine(rule);
  return {
    id: line.id,
    pack: pack.id,
    instrument: { zh: line.instrument.zh, en: line.instrument.en },
    article: line.article,
    text: { zh: line.text.zh, en: line.text.en },
    needs: { zh: line.needs.zh, en: line.needs.en },
    force: line.force,
    certainty: line.certainty,
    verified: line.certainty !== 'M' || pack.verifications.has(line.id),
    isPolicy: line.policy,
    mayBeLiftedBy: line.mayBeLiftedBy,
    source: line.source,
    inForceFrom: line.inForce.from,
    inForceUntil: line.inForce.until,
    figures: line.parameters.map(({ from, value }) => ({
      from,
      value: value === null ? null : canonicalJson(value),
    })),
  };
}
