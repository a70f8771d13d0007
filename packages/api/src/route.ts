// SPDX-License-Identifier: Apache-2.0
// One entry of the route table: the server serves it, the console's client and OpenAPI follow it.
import type { z } from 'zod';

/** What an actor must be allowed to do; the table of roles stands in the server's `can`. */
export type Act =
  | 'anyone'
  | 'signed-in'
  /** Of a cardholder for himself, behind his link and second factor; never of staff. */
  | 'portal.own'
  | 'overview.read'
  | 'portfolio.read'
  | 'portfolio.import'
  | 'quarantine.correct'
  | 'data-check.clear'
  | 'case.read'
  | 'case.reveal'
  | 'contact.record'
  | 'pause.record'
  | 'visit.request'
  | 'visit.decide'
  | 'day-plan.read'
  | 'day-plan.make'
  | 'day-plan.publish'
  | 'visit.doorstep'
  | 'message.read'
  | 'message.handle'
  | 'message.release'
  | 'dossier.read'
  | 'dossier.make'
  | 'payment.record'
  | 'dispute.record'
  | 'complaint.read'
  | 'complaint.close'
  | 'rules.read'
  | 'audit.read'
  | 'staff.read'
  | 'settings.read'
  | 'settings.change'
  | 'clock.advance';

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly act: Act;
  readonly summary: string;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** A file upload (multipart field `file`); the other fields are `query`. */
  readonly upload?: true;
  /** The answer is a file: its handler gives bytes and a name, and `answer` describes those. */
  readonly file?: 'application/pdf';
  /** The body carries words a person typed or the answer is a person's data: never logged. */
  readonly answer: z.ZodType;
}
