// SPDX-License-Identifier: Apache-2.0
// Whether a supervisor may still order a doorstep call: the notice was proven, nobody answered, and
// the case has had none. The act itself asks again; this only says where a button stands.
import type { CaseNotice, CaseVisit } from '@fairvisit/api/case-visit.ts';

export interface VisitAfterNotice {
  readonly state: CaseVisit['state'];
  readonly manner: CaseVisit['manner'];
  readonly hasCaseHadDoorstep: boolean;
  readonly newest: Pick<CaseNotice, 'answer' | 'endedReason' | 'proofs'> | null;
}

export function isDoorstepLeft(visit: VisitAfterNotice): boolean {
  const { newest } = visit;
  return (
    visit.state === 'proposed' &&
    visit.manner === 'visit' &&
    !visit.hasCaseHadDoorstep &&
    newest !== null &&
    newest.answer === null &&
    newest.endedReason === 'no-answer' &&
    newest.proofs.length > 0
  );
}
