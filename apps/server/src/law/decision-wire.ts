// SPDX-License-Identifier: Apache-2.0
// A decision as every "why?" shows it, and as it is stored: the two never differ.
import type { Decision as WireDecision } from '@fairvisit/api/shapes.ts';
import type { Act } from '@fairvisit/law/act.ts';
import type { Decision } from '@fairvisit/law/decide.ts';
import type { Pack } from '@fairvisit/law/pack.ts';
import { instantText } from '@fairvisit/law/time/instant-text.ts';

export interface DecisionContext {
  /** The word of the act for its reader: 'call', 'visit', 'letter'. */
  readonly actName: string;
  readonly act: Pick<Act, 'start'>;
  readonly pack: Pack;
}

export function toWire(decision: Decision, context: DecisionContext): WireDecision {
  return {
    verdict: decision.verdict,
    act: context.actName,
    at: instantText(context.act.start, context.pack.zone),
    hits: decision.hits.map((hit) => ({
      rule: hit.rule,
      outcome: hit.outcome,
      force: hit.force,
      certainty: hit.certainty,
      verified: hit.verified,
      source: hit.source,
      text: { zh: hit.text.zh, en: hit.text.en },
      ...(hit.missing ? { missing: hit.missing.slice(0, missingShownMax) } : {}),
    })),
    nextLawfulAt: decision.nextLawfulAt,
    never: decision.never ? { zh: decision.never.zh, en: decision.never.en } : null,
    records: decision.records.map((entry) => entry.record).slice(0, recordsShownMax),
  };
}

const missingShownMax = 50;
const recordsShownMax = 50;
