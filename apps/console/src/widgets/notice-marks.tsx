// SPDX-License-Identifier: Apache-2.0
// Whether a notice is proven to have arrived, and what was answered to it, as icon and word.
import type { CaseNotice } from '@fairvisit/api/case-visit.ts';
import { fill, wordOf } from '../catalogue/fill.ts';
import { useWords } from '../catalogue/language.tsx';
import { Mark, type Tone } from './mark.tsx';
import { useWhen } from './use-when.ts';

export interface ProofMarkProps extends Pick<CaseNotice, 'proofs'> {
  /** Null while the notice stands: only then does a missing proof still ask for something. */
  readonly endedAt: string | null;
}

export function ProofMark({ proofs, endedAt }: ProofMarkProps) {
  const { notice, codes } = useWords();
  const when = useWhen();
  const [first] = proofs;
  if (first === undefined && endedAt !== null) {
    return <Mark tone="off">{notice.panel.wasNotProven}</Mark>;
  }
  if (first === undefined) return <Mark tone="attention">{notice.panel.notProven}</Mark>;
  return (
    <Mark tone="good">
      {fill(notice.panel.provenBy, {
        kind: wordOf(codes.proofKind, first.kind),
        at: when.moment(first.provenAt),
      })}
    </Mark>
  );
}

export type AnswerMarkProps = Pick<CaseNotice, 'answer' | 'answeredAt' | 'answeredVia' | 'endedAt'>;

export const answerTones: Readonly<Record<NonNullable<CaseNotice['answer']>, Tone>> = {
  confirmed: 'good',
  moved: 'plain',
  declined: 'off',
  'other-channel': 'off',
  'not-me': 'attention',
  complaint: 'attention',
};

export function AnswerMark({ answer, answeredAt, answeredVia, endedAt }: AnswerMarkProps) {
  const { notice, codes } = useWords();
  const when = useWhen();
  if (answer === null && endedAt !== null) {
    return <Mark tone="off">{notice.panel.wasNoAnswer}</Mark>;
  }
  if (answer === null) return <Mark tone="waiting">{notice.panel.noAnswer}</Mark>;
  return (
    <span className="line">
      <Mark tone={answerTones[answer]}>{wordOf(codes.noticeAnswer, answer)}</Mark>
      {answeredAt === null || answeredVia === null ? null : (
        <span className="quiet small">
          {fill(notice.panel.answeredBy, {
            via: wordOf(codes.answeredVia, answeredVia),
            at: when.moment(answeredAt),
          })}
        </span>
      )}
    </span>
  );
}
