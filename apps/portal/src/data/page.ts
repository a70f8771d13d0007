// SPDX-License-Identifier: Apache-2.0
// Everything the person sees comes with one answer; each act answers with it anew.
import type { PortalPage } from '@fairvisit/api/portal.ts';
import type { Sent } from '@fairvisit/api/route-table.ts';
import {
  type UseMutationResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { ask } from './client.ts';
import { dropKept, writeKept } from './kept.ts';
import { forgetLink } from './link.ts';
import { endPending, keyFor } from './pending-key.ts';
import { isRefusedAs, Refused } from './refused.ts';

type Act =
  | 'portal.confirm'
  | 'portal.move'
  | 'portal.decline'
  | 'portal.other-channel'
  | 'portal.complain';

type Content<Name extends Act> = Omit<Sent<Name, 'body'>, 'idempotencyKey'>;

const idleMilliseconds = 30 * 60_000 + 30_000;

export const pageKey = ['page'] as const;
const slotsKey = ['slots'] as const;

const PageContext = createContext<PortalPage | null>(null);
export const PageProvider = PageContext.Provider;

/** The page as it stands; below the gate there always is one. */
export function usePage(): PortalPage {
  const page = useContext(PageContext);
  if (page === null) throw new Error('usePage is called behind the door only');
  return page;
}

export function usePageQuery() {
  return useQuery({
    queryKey: pageKey,
    queryFn: () => ask('portal.page', undefined),
    // Just after an idle session has ended: a page left open on a lent telephone closes by itself.
    refetchInterval: idleMilliseconds,
    refetchIntervalInBackground: true,
  });
}

export function useSlots() {
  return useQuery({
    queryKey: slotsKey,
    queryFn: () => ask('portal.slots', undefined),
    // Somebody else may take one at any moment.
    staleTime: 0,
  });
}

export function useEnter() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Sent<'portal.enter', 'body'>) => ask('portal.enter', body),
    onSuccess: (page) => {
      client.clear();
      client.setQueryData(pageKey, page);
      writeKept('was-open', 'yes');
      forgetLink();
    },
  });
}

export function useNotMe() {
  return useMutation({ mutationFn: (link: string) => ask('portal.not-me', { link }) });
}

export function useLeave(onLeft: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => ask('portal.leave', undefined),
    onSuccess: () => {
      dropKept('was-open');
      onLeft();
      client.removeQueries();
    },
  });
}

/** One act. Its key stays while nobody knows whether it arrived, so that trying again is the same. */
export function useAct<Name extends Act>(
  name: Name,
  onDone: () => void,
): UseMutationResult<PortalPage, Error, Content<Name>> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (content: Content<Name>) => {
      const idempotencyKey = keyFor(name, content);
      return ask<Act>(name, { idempotencyKey, ...content });
    },
    onSuccess: (page) => {
      endPending();
      client.setQueryData(pageKey, page);
      onDone();
    },
    onError: (error) => {
      if (!(error instanceof Refused)) return;
      endPending();
      // Over is over: asking again would take away what the person still wants to read or copy.
      if (isRefusedAs(error, 'portal.session-over')) return;
      void client.invalidateQueries({ queryKey: pageKey });
      void client.invalidateQueries({ queryKey: slotsKey });
    },
  });
}
