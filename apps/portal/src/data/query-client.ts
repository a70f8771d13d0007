// SPDX-License-Identifier: Apache-2.0
// One cache for the page. A refusal is final, so it is never asked again by itself; only a lost
// connection is tried once more.
import { QueryClient } from '@tanstack/react-query';
import { ConnectionLost } from './refused.ts';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (count, error) => error instanceof ConnectionLost && count < 1,
      refetchOnWindowFocus: true,
      networkMode: 'always',
    },
    // What was typed at the door or in a complaint is not kept once its screen is gone.
    mutations: { networkMode: 'always', gcTime: 0 },
  },
});
