// SPDX-License-Identifier: Apache-2.0
// Judgements as a person reads them: one hit a rule and outcome, in order of precedence.
import { missingText } from './fact-names.ts';
import type { Judgement } from './judge.ts';
import { type Certainty, type Force, forceOrder, type Outcome, outcomeOrder } from './outcome.ts';
import type { Pack } from './pack.ts';
import type { Text } from './text.ts';

export interface Hit {
  readonly rule: string;
  readonly outcome: Outcome;
  readonly force: Force;
  readonly certainty: Certainty;
  readonly source: string;
  readonly instrument: Text;
  readonly article: string | null;
  readonly policy: boolean;
  /** False for a rule from memory that nobody has checked. */
  readonly verified: boolean;
  readonly text: Text;
  readonly needs: Text;
  readonly missing?: readonly string[];
  readonly record?: string;
}

export function hitsOf(judgements: readonly Judgement[], pack: Pack): Hit[] {
  const hits = new Map<string, Hit>();
  for (const judgement of judgements) {
    const key = `${judgement.rule.id} ${judgement.outcome}`;
    const before = hits.get(key);
    const missing = [...(before?.missing ?? []), ...(judgement.finding.missing ?? [])];
    hits.set(key, {
      ...(before ?? hitOf(judgement, pack)),
      ...(missing.length ? { missing } : {}),
    });
  }
  return [...hits.values()].map(withMissingTold).sort(byPrecedence);
}

/** A hit over unknown facts says which ones, so that somebody can go and ask. */
function withMissingTold(hit: Hit): Hit {
  if (!hit.missing) return hit;
  const told = missingText(hit.missing);
  const text = { zh: `${hit.text.zh}；${told.zh}`, en: `${hit.text.en}; ${told.en}` };
  return { ...hit, text };
}

function hitOf({ rule, finding, outcome }: Judgement, pack: Pack): Hit {
  return {
    rule: rule.id,
    outcome,
    force: rule.force,
    certainty: rule.certainty,
    source: rule.source,
    instrument: rule.instrument,
    article: rule.article,
    policy: rule.policy,
    verified: rule.certainty !== 'M' || pack.verifications.has(rule.id),
    text: finding.text ?? rule.text,
    needs: finding.needs ?? rule.needs,
    ...(finding.record ? { record: finding.record } : {}),
  };
}

/** Block, require, warn, record; then law before policy; then the id. */
export function byPrecedence(a: Hit, b: Hit): number {
  const outcome = outcomeOrder.indexOf(a.outcome) - outcomeOrder.indexOf(b.outcome);
  if (outcome !== 0) return outcome;
  const force = forceOrder.indexOf(a.force) - forceOrder.indexOf(b.force);
  if (force !== 0) return force;
  return a.rule < b.rule ? -1 : 1;
}
