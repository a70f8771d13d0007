// SPDX-License-Identifier: Apache-2.0
// Method and path of the portal's routes, written out so that the page carries no schemas. The
// compiler compares each with the route table of the contract.
import type { RouteName, RouteTable } from '@fairvisit/api/route-table.ts';

export type PortalRoute = Extract<RouteName, `portal.${string}`>;

type Paths = {
  readonly [Name in PortalRoute]: `${RouteTable[Name]['method']} ${RouteTable[Name]['path']}`;
};

export const paths = {
  'portal.enter': 'POST /api/portal/enter',
  'portal.not-me': 'POST /api/portal/not-me',
  'portal.page': 'GET /api/portal/page',
  'portal.slots': 'GET /api/portal/slots',
  'portal.confirm': 'POST /api/portal/confirm',
  'portal.move': 'POST /api/portal/move',
  'portal.decline': 'POST /api/portal/decline',
  'portal.other-channel': 'POST /api/portal/other-channel',
  'portal.complain': 'POST /api/portal/complain',
  'portal.leave': 'POST /api/portal/leave',
} as const satisfies Paths;
