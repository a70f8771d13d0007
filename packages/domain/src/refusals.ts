// SPDX-License-Identifier: Apache-2.0
// Every refusal of the product in one place. The order is the order of precedence: when several
// hold, the first one is told. Message keys are looked up in the zh and en catalogues.

/** Code → HTTP status; the message key is `refusal.<code>` in every catalogue. */
export const refusalStatus = {
  'request.malformed': 400,
  'request.too-large': 413,
  'request.too-often': 429,
  'sign-in.required': 401,
  'sign-in.failed': 401,
  'sign-in.locked': 429,
  'permission.missing': 403,
  'thing.not-found': 404,
  'idempotency.other-content': 409,
  'file.empty': 422,
  'file.binary': 422,
  'file.undecodable': 422,
  'file.headers': 422,
  'file.cell-too-large': 422,
  'file.too-large': 413,
  'file.trailer': 422,
  'file.mapping': 422,
  'file.workbook': 422,
  'file.busy': 409,
  'row.not-open': 409,
  'row.still-wrong': 422,
  'law.blocked': 409,
  'law.required': 409,
  'law.reason-needed': 409,
  'calendar.not-published': 422,
  'case.closed': 409,
  'case.already-open': 409,
  'account.data-check': 409,
  'visit.not-necessary': 409,
  'visit.small-balance': 409,
  'visit.no-address': 409,
  'visit.request-open': 409,
  'visit.same-person': 409,
  'visit.move-not-allowed': 409,
  'plan.superseded': 409,
  'plan.nothing-to-plan': 409,
  'portal.not-recognised': 403,
  'portal.session-over': 401,
  'notice.answered': 409,
  'notice.superseded': 409,
  'notice.ended': 409,
  'slot.taken': 409,
  'visit.already-arranged': 409,
  'visit.not-planned': 409,
  'doorstep.not-due': 409,
  'doorstep.used': 409,
  'message.move-not-allowed': 409,
  'message.no-way': 409,
  'reminder.nothing-due': 409,
  'payment.reversed': 409,
  'dispute.closed': 409,
  'complaint.closed': 409,
  'clock.real': 409,
  'clock.backwards': 409,
  'delinquency.missing-due-date': 422,
  'database.in-use': 409,
} as const;

export type RefusalCode = keyof typeof refusalStatus;

/**
 * A refusal says what was refused and why; `field`, `line` and `rule` point at the place, `detail`
 * carries the values the message needs (codes and numbers, never a name or an amount of a person).
 */
export interface Refusal<Code extends RefusalCode = RefusalCode> {
  readonly code: Code;
  readonly field?: string;
  readonly line?: number;
  readonly rule?: string;
  readonly nextLawfulAt?: string | null;
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>;
}
