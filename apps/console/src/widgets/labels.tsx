// SPDX-License-Identifier: Apache-2.0
// Small labels that stand beside a name: bucket, force of a rule, state of a case.
import type { Hit } from '@fairvisit/api/shapes.ts';
import { wordOf } from '../catalogue/fill.ts';
import { useWords } from '../catalogue/language.tsx';
import { Mark, type Tone } from './mark.tsx';

export function BucketLabel({ bucket }: { readonly bucket: string }) {
  return <span className="bucket">{bucket}</span>;
}

/** Policy looks different from law, so that nobody takes one for the other. */
export function ForceLabel({ force }: { readonly force: string }) {
  const { codes } = useWords();
  return <span className={`force force-${force}`}>{wordOf(codes.force, force)}</span>;
}

export function VerifiedLabel({ hit }: { readonly hit: Pick<Hit, 'certainty' | 'verified'> }) {
  const { codes, casePage } = useWords();
  if (!hit.verified) return <Mark tone="attention">{casePage.notVerified}</Mark>;
  return <span className="quiet">{wordOf(codes.certainty, hit.certainty)}</span>;
}

const caseTones: Readonly<Record<string, Tone>> = {
  open: 'waiting',
  paused: 'attention',
  closed: 'good',
};

export function CaseStateMark({ state }: { readonly state: string }) {
  const { codes } = useWords();
  return <Mark tone={caseTones[state] ?? 'off'}>{wordOf(codes.caseState, state)}</Mark>;
}

export function MadeUpLabel() {
  const { shared } = useWords();
  return <span className="made-up">{shared.madeUp}</span>;
}
