// SPDX-License-Identifier: Apache-2.0
// The way to a person's case; for who may not read cases it is plain words.
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMay } from '../data/me.tsx';

export interface CaseLinkProps {
  readonly cardholderId: string;
  readonly children: ReactNode;
}

export function CaseLink({ cardholderId, children }: CaseLinkProps) {
  const may = useMay();
  if (!may('case.read')) return <span className="figures">{children}</span>;
  return (
    <Link to="/cases/$cardholderId" params={{ cardholderId }} className="figures">
      {children}
    </Link>
  );
}
