// SPDX-License-Identifier: Apache-2.0
// One route a screen, each fetched when it is first opened. Filters stand in the address, so that a
// view can be kept and shared; what somebody searched for does not.
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import { readFilters } from './data/filters.ts';
import { Frame } from './frame/frame.tsx';
import { Fallen, NotFound } from './frame/not-found.tsx';

const root = createRootRoute({ component: Frame, notFoundComponent: NotFound });

const overview = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./screens/overview/overview.tsx'), 'Overview'),
});

const overdue = createRoute({
  getParentRoute: () => root,
  path: '/overdue',
  validateSearch: readFilters,
  component: lazyRouteComponent(() => import('./screens/overdue/overdue.tsx'), 'Overdue'),
});

const cases = createRoute({
  getParentRoute: () => root,
  path: '/cases',
  validateSearch: readFilters,
  component: lazyRouteComponent(() => import('./screens/cases/cases.tsx'), 'Cases'),
});

const casePage = createRoute({
  getParentRoute: () => root,
  path: '/cases/$cardholderId',
  component: lazyRouteComponent(() => import('./screens/case/case.tsx'), 'Case'),
});

const visitRequests = createRoute({
  getParentRoute: () => root,
  path: '/visit-requests',
  validateSearch: readFilters,
  component: lazyRouteComponent(
    () => import('./screens/visit-requests/visit-requests.tsx'),
    'VisitRequests',
  ),
});

const dayPlan = createRoute({
  getParentRoute: () => root,
  path: '/day-plan',
  validateSearch: readFilters,
  component: lazyRouteComponent(() => import('./screens/day-plan/day-plan.tsx'), 'DayPlanScreen'),
});

const outbox = createRoute({
  getParentRoute: () => root,
  path: '/outbox',
  validateSearch: readFilters,
  component: lazyRouteComponent(() => import('./screens/outbox/outbox.tsx'), 'Outbox'),
});

const tasks = createRoute({
  getParentRoute: () => root,
  path: '/tasks',
  validateSearch: readFilters,
  component: lazyRouteComponent(() => import('./screens/tasks/tasks.tsx'), 'Tasks'),
});

const complaints = createRoute({
  getParentRoute: () => root,
  path: '/complaints',
  validateSearch: readFilters,
  component: lazyRouteComponent(() => import('./screens/complaints/complaints.tsx'), 'Complaints'),
});

const imports = createRoute({
  getParentRoute: () => root,
  path: '/imports',
  validateSearch: readFilters,
  component: lazyRouteComponent(() => import('./screens/imports/imports.tsx'), 'Imports'),
});

const quarantine = createRoute({
  getParentRoute: () => root,
  path: '/quarantine',
  validateSearch: readFilters,
  component: lazyRouteComponent(() => import('./screens/quarantine/quarantine.tsx'), 'Quarantine'),
});

const dataChecks = createRoute({
  getParentRoute: () => root,
  path: '/data-checks',
  validateSearch: readFilters,
  component: lazyRouteComponent(
    () => import('./screens/data-checks/data-checks.tsx'),
    'DataChecks',
  ),
});

const rules = createRoute({
  getParentRoute: () => root,
  path: '/rules',
  validateSearch: readFilters,
  component: lazyRouteComponent(() => import('./screens/rules/rules.tsx'), 'Rules'),
});

const audit = createRoute({
  getParentRoute: () => root,
  path: '/audit',
  validateSearch: readFilters,
  component: lazyRouteComponent(() => import('./screens/audit/audit.tsx'), 'Audit'),
});

const staff = createRoute({
  getParentRoute: () => root,
  path: '/staff',
  component: lazyRouteComponent(() => import('./screens/staff/staff.tsx'), 'Staff'),
});

const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: lazyRouteComponent(() => import('./screens/settings/settings.tsx'), 'SettingsScreen'),
});

const routeTree = root.addChildren([
  overview,
  overdue,
  cases,
  casePage,
  visitRequests,
  dayPlan,
  outbox,
  tasks,
  complaints,
  imports,
  quarantine,
  dataChecks,
  rules,
  audit,
  staff,
  settings,
]);

export const router = createRouter({
  routeTree,
  basepath: '/console',
  defaultErrorComponent: Fallen,
  defaultNotFoundComponent: NotFound,
  defaultPreload: 'intent',
});

declare module '@tanstack/react-router' {
  interface Register {
    readonly router: typeof router;
  }
}
