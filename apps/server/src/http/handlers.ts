// SPDX-License-Identifier: Apache-2.0
// The one place where the handlers of all nouns come together.
import type { RouteName } from '@fairvisit/api/route-table.ts';
import { auditHandlers } from '../audit/audit.routes.ts';
import { sessionHandlers } from '../auth/session.routes.ts';
import { cardholderHandlers } from '../cardholder/cardholder.routes.ts';
import { caseHandlers } from '../case/case.routes.ts';
import { clockHandlers } from '../clock/clock.routes.ts';
import { complaintHandlers } from '../complaint/complaint.routes.ts';
import { contactHandlers } from '../contact/contact.routes.ts';
import { dayPlanHandlers } from '../day-plan/day-plan.routes.ts';
import { dossierHandlers } from '../dossier/dossier.routes.ts';
import { institutionHandlers } from '../institution/institution.routes.ts';
import { rulesHandlers } from '../law/rules.routes.ts';
import { letterHandlers } from '../letter/letter.routes.ts';
import { messageHandlers } from '../message/message.routes.ts';
import { noticeHandlers } from '../notice/notice.routes.ts';
import { paymentHandlers } from '../payment/payment.routes.ts';
import { portfolioHandlers } from '../portfolio/portfolio.routes.ts';
import { visitHandlers } from '../visit/visit.routes.ts';
import type { DoorIn, DoorOut } from './doors.ts';
import type { HandlersOf } from './handler.ts';

/** The routes that set or clear a cookie are doors, see doors.ts. */
export type HandledRoute = Exclude<RouteName, DoorIn | DoorOut>;

export const handlers = {
  ...sessionHandlers,
  ...clockHandlers,
  ...caseHandlers,
  ...cardholderHandlers,
  ...contactHandlers,
  ...complaintHandlers,
  ...noticeHandlers,
  ...paymentHandlers,
  ...portfolioHandlers,
  ...visitHandlers,
  ...dayPlanHandlers,
  ...dossierHandlers,
  ...letterHandlers,
  ...messageHandlers,
  ...rulesHandlers,
  ...auditHandlers,
  ...institutionHandlers,
} satisfies HandlersOf<HandledRoute>;
