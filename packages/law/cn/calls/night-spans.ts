// SPDX-License-Identifier: Apache-2.0
// The night minus what the person agreed to: a dated consent with hours, not a clause in a contract.
import { type Finding, unknown } from '../../src/rule.ts';
import { dailyHours, type Scene, wholeDays } from '../../src/scene.ts';
import { intersect, type Span, subtract } from '../../src/time/minute-span.ts';
import { isNoticedAtOnce, isVisit } from '../kinds.ts';
import type { QuietHours } from '../parameters/quiet-hours.ts';

/** Blocks the quiet hours; asks where the zone, the consent or a visit's end is not known. */
export function quietFindings(scene: Scene, hours: QuietHours): Finding[] {
  if (!isNoticedAtOnce(scene.contact)) return [];
  const findings: Finding[] = [
    { outcome: 'block', spans: subtract(dailyHours(scene, hours), consented(scene)) },
  ];
  if (!scene.zonesKnown) findings.push(unknown('cardholder.zonesPossible'));
  if (isVisit(scene.contact) && scene.contact.endUnknown) {
    findings.push(unknown('action.expectedEnd'));
  }
  return findings;
}

function consented(scene: Scene): Span[] {
  const consent = scene.facts.cardholder.nightConsent;
  if (!consent) return [];
  const { givenOn, validUntil, from, until, withdrawnOn } = consent;
  if (givenOn === undefined || validUntil === undefined) return [];
  if (from === undefined || until === undefined || withdrawnOn === undefined) return [];
  const last = withdrawnOn === null ? validUntil : Math.min(validUntil, withdrawnOn - 1);
  // With several zones the consented hour has to be the consented hour in each of them.
  const perZone = scene.zones.map((zone) => {
    const alone = { ...scene, zones: [zone] };
    return intersect(dailyHours(alone, { from, until }), wholeDays(alone, givenOn, last));
  });
  return perZone.reduce((both, spans) => intersect(both, spans));
}
