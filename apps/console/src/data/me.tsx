// SPDX-License-Identifier: Apache-2.0
// Who is signed in. Below the frame somebody always is, so screens need not ask whether.
import type { Act } from '@fairvisit/api/route.ts';
import type { Me } from '@fairvisit/api/session.ts';
import { createContext, useContext } from 'react';

export const MeContext = createContext<Me | null>(null);

export function useMe(): Me {
  const me = useContext(MeContext);
  if (me === null) throw new Error('useMe is called below the frame only');
  return me;
}

export function useMay(): (act: Act) => boolean {
  const { may } = useMe();
  return (act) => may.includes(act);
}
