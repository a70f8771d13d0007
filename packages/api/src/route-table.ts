// SPDX-License-Identifier: Apache-2.0
// The whole HTTP contract as one table. A route that is not here is not served.
import type { z } from 'zod';
import { caseRoutes } from './case.ts';
import { complaintRoutes } from './complaint.ts';
import { dossierRoutes } from './dossier.ts';
import { messageRoutes } from './message.ts';
import { officeRoutes } from './office.ts';
import { paymentRoutes } from './payment.ts';
import { portalRoutes } from './portal.ts';
import { portfolioRoutes } from './portfolio.ts';
import type { Route } from './route.ts';
import { sessionRoutes } from './session.ts';
import { visitRoutes } from './visit.ts';

export const routeTable = {
  ...sessionRoutes,
  ...portfolioRoutes,
  ...caseRoutes,
  ...visitRoutes,
  ...messageRoutes,
  ...dossierRoutes,
  ...paymentRoutes,
  ...complaintRoutes,
  ...portalRoutes,
  ...officeRoutes,
} as const satisfies Record<string, Route>;

export type RouteTable = typeof routeTable;
export type RouteName = keyof RouteTable;

type PartOf<
  Name extends RouteName,
  Part extends 'params' | 'query' | 'body',
  Side,
> = RouteTable[Name] extends { readonly [P in Part]: infer Schema }
  ? Schema extends z.ZodType
    ? Side extends 'in'
      ? z.input<Schema>
      : z.output<Schema>
    : undefined
  : undefined;

/** What a caller sends. */
export type Sent<Name extends RouteName, Part extends 'params' | 'query' | 'body'> = PartOf<
  Name,
  Part,
  'in'
>;
/** What a handler gets after parsing. */
export type Parsed<Name extends RouteName, Part extends 'params' | 'query' | 'body'> = PartOf<
  Name,
  Part,
  'out'
>;
/** What the route answers. */
export type Answer<Name extends RouteName> = z.output<RouteTable[Name]['answer']>;
