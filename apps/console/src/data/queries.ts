// SPDX-License-Identifier: Apache-2.0
// Reading and acting from a screen, over the one cache.
import type { Answer } from '@fairvisit/api/route-table.ts';
import {
  keepPreviousData,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { type Asked, ask } from './client.ts';
import type { OfficeRoute } from './paths.ts';
import { Refused } from './refused.ts';

export interface ReadOptions<Name extends OfficeRoute> {
  /** Ask again after so many milliseconds, or not (false). */
  readonly again?: (answer: Answer<Name> | undefined) => number | false;
  readonly isOff?: boolean;
}

/** The answer of a route, kept while the next page is on its way. */
export function useRead<Name extends OfficeRoute>(
  name: Name,
  asked: Asked<Name>,
  options: ReadOptions<Name> = {},
): UseQueryResult<Answer<Name>> {
  const client = useQueryClient();
  const { again, isOff = false } = options;
  return useQuery<Answer<Name>>({
    queryKey: [name, asked.params ?? null, asked.query ?? null, asked.body ?? null],
    queryFn: async () => {
      try {
        return await ask(name, asked);
      } catch (error) {
        if (hasEnded(error) && name !== 'session.me') {
          await client.invalidateQueries({ queryKey: ['session.me'] });
        }
        throw error;
      }
    },
    enabled: !isOff,
    placeholderData: keepPreviousData,
    ...(again === undefined ? {} : { refetchInterval: (query) => again(query.state.data) }),
  });
}

/** Acts, then lets everything on the screen be asked again: one act touches many figures. */
export function useAct<Name extends OfficeRoute>(
  name: Name,
): UseMutationResult<Answer<Name>, Error, Asked<Name>> {
  const client = useQueryClient();
  return useMutation<Answer<Name>, Error, Asked<Name>>({
    mutationFn: (asked) => ask(name, asked),
    onSuccess: () => client.invalidateQueries(),
    onError: async (error) => {
      if (hasEnded(error)) await client.invalidateQueries({ queryKey: ['session.me'] });
    },
  });
}

function hasEnded(error: unknown): boolean {
  return error instanceof Refused && error.refusal.code === 'sign-in.required';
}
