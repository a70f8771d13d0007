// SPDX-License-Identifier: Apache-2.0
// Method and path of every route of the office, written out so that the browser carries no schemas.
// The compiler compares each with the route table of the contract; the portal's are not for staff.
import type { RouteName, RouteTable } from '@fairvisit/api/route-table.ts';

export type OfficeRoute = Exclude<RouteName, `portal.${string}`>;

type Paths = {
  readonly [Name in OfficeRoute]: `${RouteTable[Name]['method']} ${RouteTable[Name]['path']}`;
};

export const paths = {
  'session.sign-in': 'POST /api/sign-in',
  'session.sign-out': 'POST /api/sign-out',
  'session.me': 'GET /api/me',
  'clock.advance': 'POST /api/clock/advance',
  'overview.read': 'GET /api/overview',
  'portfolio.overdue': 'GET /api/overdue',
  'portfolio.search': 'POST /api/overdue/search',
  'portfolio.roll': 'GET /api/portfolio/roll',
  'portfolio.imports': 'GET /api/portfolio/imports',
  'portfolio.import': 'POST /api/portfolio/imports',
  'quarantine.list': 'GET /api/quarantine',
  'quarantine.resubmit': 'POST /api/quarantine/:rowId/resubmit',
  'quarantine.dismiss': 'POST /api/quarantine/:rowId/dismiss',
  'data-check.list': 'GET /api/data-checks',
  'data-check.clear': 'POST /api/data-checks/:accountId/clear',
  'case.list': 'GET /api/cases',
  'case.page': 'GET /api/cases/:cardholderId',
  'case.reveal': 'POST /api/cases/:cardholderId/reveal',
  'case.unanswered': 'GET /api/unanswered-visits',
  'contact.record': 'POST /api/cases/:cardholderId/contacts',
  'pause.record': 'POST /api/cases/:cardholderId/pauses',
  'visit-request.list': 'GET /api/visit-requests',
  'visit-request.make': 'POST /api/visit-requests',
  'visit-request.suggest': 'POST /api/visit-requests/suggest',
  'visit-request.decide': 'POST /api/visit-requests/decide',
  'day-plan.make': 'POST /api/day-plans',
  'day-plan.newest': 'GET /api/day-plans/newest',
  'day-plan.publish': 'POST /api/day-plans/:planId/publish',
  'message.list': 'GET /api/messages',
  'message.page': 'GET /api/messages/:messageId',
  'message.release': 'POST /api/messages/:messageId/release',
  'message.cancel': 'POST /api/messages/:messageId/cancel',
  'message.handle': 'POST /api/messages/:messageId/handle',
  'doorstep.decide': 'POST /api/visits/:visitId/doorstep',
  'task.list': 'GET /api/contact-tasks',
  'task.end': 'POST /api/contact-tasks/:taskId/end',
  'dossier.list': 'GET /api/cases/:cardholderId/dossiers',
  'dossier.make': 'POST /api/visits/:visitId/dossiers',
  'dossier.file': 'GET /api/cases/:cardholderId/dossiers/:dossierId/file',
  'letter.file': 'GET /api/messages/:messageId/letter',
  'payment.record': 'POST /api/accounts/:accountId/payments',
  'payment.reverse': 'POST /api/accounts/:accountId/payments/:paymentId/reverse',
  'dispute.record': 'POST /api/accounts/:accountId/disputes',
  'dispute.close': 'POST /api/accounts/:accountId/disputes/:disputeId/close',
  'reminder.queue': 'POST /api/cases/:cardholderId/reminders',
  'complaint.list': 'GET /api/complaints',
  'complaint.open': 'POST /api/cases/:cardholderId/complaints',
  'complaint.close': 'POST /api/complaints/:complaintId/close',
  'rules.list': 'GET /api/rules',
  'audit.list': 'GET /api/audit',
  'staff.list': 'GET /api/staff',
  'settings.read': 'GET /api/settings',
  'settings.change': 'PUT /api/settings',
} as const satisfies Paths;
