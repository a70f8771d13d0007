// SPDX-License-Identifier: Apache-2.0
// The clauses a dossier names: what the law answered to this very visit, and what stands over every
// visit whether or not it had to speak.
import type { Hit } from '@fairvisit/law/hits.ts';
import { type Pack, ruleLine } from '@fairvisit/law/pack.ts';
import { day as dayNumber } from '@fairvisit/law/time/calendar-day.ts';
import type { DossierClause } from './dossier-figures.ts';

/** Of the Chinese pack; ids that a pack does not know are passed over. */
const standingRules: ReadonlySet<string> = new Set([
  'CN-TIME-01',
  'CN-VIS-01',
  'CN-VIS-02',
  'CN-VIS-03',
  'CN-VIS-04',
  'CN-VIS-05',
  'CN-VIS-06',
  'CN-VIS-10',
  'CN-FREQ-04',
  'CN-FREQ-05',
  'CN-WHO-01',
  'CN-WHO-06',
  'CN-WHO-07',
]);

export function clausesOfVisit(hits: readonly Hit[], pack: Pack, asOf: string): DossierClause[] {
  const clauses = new Map<string, DossierClause>();
  const on = dayNumber(asOf);
  for (const rule of pack.rules) {
    if (!standingRules.has(rule.id)) continue;
    if (rule.inForce.from > on || (rule.inForce.until !== null && rule.inForce.until < on))
      continue;
    const line = ruleLine(rule);
    const verified = line.certainty !== 'M' || pack.verifications.has(line.id);
    clauses.set(rule.id, clauseOf({ ...line, rule: line.id, verified }, false));
  }
  const rules = new Map(pack.rules.map((rule) => [rule.id, rule]));
  for (const hit of hits) {
    // What nobody knew when the visit was asked for is settled by the plan: the rule speaks plainly.
    const text = hit.missing ? (rules.get(hit.rule)?.text ?? hit.text) : hit.text;
    clauses.set(hit.rule, clauseOf({ ...hit, text }, true));
  }
  return [...clauses.values()];
}

type Named = Omit<DossierClause, 'isOfThisVisit'>;

/** Field by field: a hit carries more than a reader of the dossier is told. */
function clauseOf(named: Named, isOfThisVisit: boolean): DossierClause {
  const { article, certainty, force, instrument, policy, rule, source, text, verified } = named;
  return {
    rule,
    force,
    certainty,
    source,
    instrument,
    article,
    policy,
    verified,
    text,
    isOfThisVisit,
  };
}
