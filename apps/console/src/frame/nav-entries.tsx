// SPDX-License-Identifier: Apache-2.0
// The screens in the order of a day's work, each with the act that one must be allowed to see it.
import {
  AlertOutlined,
  AuditOutlined,
  BookOutlined,
  CalendarOutlined,
  CloudUploadOutlined,
  DashboardOutlined,
  FileDoneOutlined,
  FileSearchOutlined,
  MailOutlined,
  OrderedListOutlined,
  PhoneOutlined,
  SettingOutlined,
  TeamOutlined,
  UnorderedListOutlined,
  WarningOutlined,
} from '@ant-design/icons';
import type { Act } from '@fairvisit/api/route.ts';
import type { ReactNode } from 'react';
import type { Catalogue } from '../catalogue/words.ts';

export interface NavEntry {
  readonly to:
    | '/'
    | '/overdue'
    | '/cases'
    | '/visit-requests'
    | '/day-plan'
    | '/outbox'
    | '/tasks'
    | '/complaints'
    | '/imports'
    | '/quarantine'
    | '/data-checks'
    | '/rules'
    | '/audit'
    | '/staff'
    | '/settings';
  readonly act: Act;
  readonly word: keyof Catalogue['nav'];
  readonly icon: ReactNode;
}

export interface NavGroup {
  readonly word: keyof Catalogue['nav'];
  readonly entries: readonly NavEntry[];
}

export const navGroups: readonly NavGroup[] = [
  {
    word: 'day',
    entries: [{ to: '/', act: 'overview.read', word: 'overview', icon: <DashboardOutlined /> }],
  },
  {
    word: 'work',
    entries: [
      { to: '/cases', act: 'case.read', word: 'cases', icon: <OrderedListOutlined /> },
      { to: '/overdue', act: 'portfolio.read', word: 'overdue', icon: <UnorderedListOutlined /> },
    ],
  },
  {
    word: 'visits',
    entries: [
      {
        to: '/visit-requests',
        act: 'case.read',
        word: 'visitRequests',
        icon: <FileDoneOutlined />,
      },
      { to: '/day-plan', act: 'day-plan.read', word: 'dayPlan', icon: <CalendarOutlined /> },
    ],
  },
  {
    word: 'contact',
    entries: [
      { to: '/outbox', act: 'message.read', word: 'outbox', icon: <MailOutlined /> },
      { to: '/tasks', act: 'message.read', word: 'tasks', icon: <PhoneOutlined /> },
      { to: '/complaints', act: 'complaint.read', word: 'complaints', icon: <AlertOutlined /> },
    ],
  },
  {
    word: 'material',
    entries: [
      { to: '/imports', act: 'portfolio.read', word: 'imports', icon: <CloudUploadOutlined /> },
      {
        to: '/quarantine',
        act: 'quarantine.correct',
        word: 'quarantine',
        icon: <WarningOutlined />,
      },
      {
        to: '/data-checks',
        act: 'portfolio.read',
        word: 'dataChecks',
        icon: <FileSearchOutlined />,
      },
    ],
  },
  {
    word: 'office',
    entries: [
      { to: '/rules', act: 'rules.read', word: 'rules', icon: <BookOutlined /> },
      { to: '/audit', act: 'audit.read', word: 'audit', icon: <AuditOutlined /> },
      { to: '/staff', act: 'staff.read', word: 'staff', icon: <TeamOutlined /> },
      { to: '/settings', act: 'settings.read', word: 'settings', icon: <SettingOutlined /> },
    ],
  },
];

/** The entry of a path; a case page belongs to the worklist. */
export function entryOf(path: string): NavEntry | undefined {
  const first = `/${path.split('/')[1] ?? ''}`;
  return navGroups.flatMap((group) => group.entries).find((entry) => entry.to === first);
}
