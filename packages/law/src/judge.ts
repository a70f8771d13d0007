// SPDX-License-Identifier: Apache-2.0
// Runs every rule of a pack over a stretch of time. `decide`, `windows` and the search for the next
// lawful moment all read from here, so that they cannot differ.
import type { Contact } from './act.ts';
import type { Facts } from './input/facts-shape.ts';
import { type Outcome, severity, stops } from './outcome.ts';
import { type Pack, policyOn } from './pack.ts';
import type { Finding, Rule } from './rule.ts';
import type { Scene } from './scene.ts';
import { intersect, type Span, union } from './time/minute-span.ts';
import { localDay, minuteAt, type ZoneTable, zoneTable } from './time/zone-table.ts';

export interface Judgement {
  readonly rule: Rule;
  readonly finding: Finding;
  /** After verification and lifting. */
  readonly outcome: Outcome;
  /** Inside the stretch asked for; sorted and merged; never empty. */
  readonly spans: readonly Span[];
}

export interface Question {
  readonly contact: Contact;
  readonly facts: Facts;
  readonly span: Span;
}

/** All findings of all rules in force, each with the stretches where it holds. */
export function judge(question: Question, pack: Pack): Judgement[] {
  const judgements: Judgement[] = [];
  const scene = sceneOf(question, pack);
  for (const rule of pack.rules) {
    for (const span of datedSegments(rule, question.span, pack)) {
      const onDay = localDay(pack.zone, span.from);
      const part = { ...scene, span, policy: policyOn(pack, onDay) };
      for (const finding of rule.judgeOn(part, onDay)) {
        const spans = finding.spans ? intersect(finding.spans, [span]) : [span];
        if (spans.length === 0) continue;
        judgements.push({
          rule,
          finding,
          outcome: outcomeOf({ rule, finding }, question.contact, pack),
          spans,
        });
      }
    }
  }
  return judgements;
}

function sceneOf({ contact, facts, span }: Question, pack: Pack): Scene {
  const named = facts.cardholder.zonesPossible ?? [];
  const zones = named.map((id) => zoneOf(pack, id)).filter((zone) => zone !== undefined);
  const zonesKnown = zones.length > 0 && zones.length === named.length;
  return {
    contact,
    facts,
    span,
    zones: zonesKnown ? zones : [pack.zone, ...zones],
    zonesKnown,
    calendar: pack.calendar,
    policy: policyOn(pack, localDay(pack.zone, span.from)),
  };
}

function zoneOf(pack: Pack, id: string): ZoneTable | undefined {
  if (id === pack.zone.id) return pack.zone;
  const known = pack.otherZones.get(id);
  if (known) return known;
  const table = zoneTable(id);
  if (table) pack.otherZones.set(id, table);
  return table;
}

/** The parts of a stretch in which a rule is in force and none of its figures changes. */
function datedSegments(rule: Rule, span: Span, pack: Pack): Span[] {
  const start = (day: number) => minuteAt(pack.zone, day, 0);
  const from = Math.max(span.from, start(rule.inForce.from));
  const until =
    rule.inForce.until === null ? span.until : Math.min(span.until, start(rule.inForce.until + 1));
  if (from >= until) return [];
  const cuts = [...rule.changesOn, ...pack.policyChangesOn]
    .map(start)
    .filter((cut) => cut > from && cut < until)
    .sort((a, b) => a - b);
  const edges = [from, ...cuts, until];
  return edges.slice(1).map((edge, at) => ({ from: edges[at] ?? from, until: edge }));
}

function outcomeOf(
  { rule, finding }: Pick<Judgement, 'rule' | 'finding'>,
  contact: Contact,
  pack: Pack,
): Outcome {
  if (rule.mayBeLiftedBy === 'supervisor' && contact.liftedRules?.includes(rule.id)) {
    return 'record';
  }
  const unverified = rule.certainty === 'M' && !pack.verifications.has(rule.id);
  return unverified && severity(finding.outcome) > severity('warn') ? 'warn' : finding.outcome;
}

/** Where one of the judgements forbids to start or to stay. */
export function stoppedSpans(judgements: readonly Judgement[]): Span[] {
  return union(judgements.filter((one) => stops(one.outcome)).flatMap((one) => one.spans));
}
