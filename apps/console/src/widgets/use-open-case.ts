// SPDX-License-Identifier: Apache-2.0
// What Enter on a row does: opens the person's case, for who may read cases.
import { useNavigate } from '@tanstack/react-router';
import { useMay } from '../data/me.tsx';

interface OfPerson {
  readonly cardholderId: string;
}

export function useOpenCase(): { readonly onOpen?: (row: OfPerson) => void } {
  const navigate = useNavigate();
  const may = useMay();
  if (!may('case.read')) return {};
  return {
    onOpen: ({ cardholderId }) => {
      navigate({ to: '/cases/$cardholderId', params: { cardholderId } });
    },
  };
}
