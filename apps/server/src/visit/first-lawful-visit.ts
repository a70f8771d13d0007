// SPDX-License-Identifier: Apache-2.0
// The first time at which a visit could lawfully take place in the planning horizon; days that need
// a supervisor's reason only when there is no other. Without one, the act that shows which rule stands.
import { planningHorizonDays, visitMinutes } from '@fairvisit/domain/visit/visit-length.ts';
import type { Act } from '@fairvisit/law/act.ts';
import type { Facts } from '@fairvisit/law/input/facts-shape.ts';
import type { Pack } from '@fairvisit/law/pack.ts';
import { policyOn } from '@fairvisit/law/pack.ts';
import { minuteAt } from '@fairvisit/law/time/zone-table.ts';
import { windows } from '@fairvisit/law/windows.ts';
import type { BusinessTime } from '../clock/business-clock.ts';
import { dayOf, minuteOf } from '../law/law-time.ts';
import { visitAct, visitContact } from '../law/visit-act.ts';
import type { VisitAddress } from './visit-people.query.ts';

export interface VisitQuestion {
  readonly address: VisitAddress;
  readonly facts: Facts;
  readonly time: BusinessTime;
  readonly pack: Pack;
}

export interface FirstVisit {
  readonly act: Act;
  /** False: no time in the horizon is lawful, and the act is one of those that are not. */
  readonly isInWindow: boolean;
}

export function firstLawfulVisit(question: VisitQuestion): FirstVisit {
  const { facts, pack, time } = question;
  const today = dayOf(time.day);
  const now = minuteOf(time.now);
  const untilDay = today + planningHorizonDays;
  const contact = visitContact({ stage: 'planning', address: question.address, decidedAt: now });
  const found = windows({ contact, facts, fromDay: today, untilDay, minutes: visitMinutes }, pack)
    .windows.map((window) => ({ ...window, from: Math.max(window.from, now) }))
    .filter((window) => window.until - window.from >= visitMinutes);
  const best = found.find((window) => window.warnings.length === 0) ?? found[0];
  if (best) return { act: actAt(question, best.from), isInWindow: true };
  const policy = policyOn(pack, today);
  const start = minuteAt(pack.zone, today + policy.noticeDaysMin, policy.visitHours.open);
  return { act: actAt(question, start), isInWindow: false };
}

function actAt(question: VisitQuestion, start: number): Act {
  return visitAct({
    stage: 'planning',
    address: question.address,
    start,
    minutes: visitMinutes,
    decidedAt: minuteOf(question.time.now),
  });
}
