// SPDX-License-Identifier: Apache-2.0
// The institution's zone, once the door is open; before it nobody knows whose page this is.

import type { PortalPage } from '@fairvisit/api/portal.ts';
import { useQueryClient } from '@tanstack/react-query';
import { pageKey } from './page.ts';

export function useZone(): string | null {
  const page = useQueryClient().getQueryData<PortalPage>(pageKey);
  return page?.institution.zone ?? null;
}
