// SPDX-License-Identifier: Apache-2.0
// Earlier versions of a notice, folded away: what was told before, and why it ended.
import type { CaseNotice } from '@fairvisit/api/case-visit.ts';
import { fill, wordOf } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { AnswerMark, ProofMark } from '../../widgets/notice-marks.tsx';
import { useWhen } from '../../widgets/use-when.ts';

export function NoticeVersions({ notices }: { readonly notices: readonly CaseNotice[] }) {
  const { notice } = useWords();
  if (notices.length < 2) return null;
  return (
    <details>
      <summary>{fill(notice.panel.versions, { n: notices.length })}</summary>
      <ul className="rows">
        {notices.map((each) => (
          <li key={each.id}>
            <Version notice={each} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function Version({ notice: shown }: { readonly notice: CaseNotice }) {
  const { notice, codes } = useWords();
  const when = useWhen();
  const word = shown.endedAt === null ? notice.panel.versionNow : notice.panel.version;
  return (
    <>
      <div className="line">
        <strong>{fill(word, { n: shown.version })}</strong>
        <span className="figures">{when.window(shown.windowFrom, shown.windowUntil)}</span>
        {shown.endedReason === null ? null : (
          <span className="quiet">
            {fill(notice.panel.endedBecause, {
              reason: wordOf(codes.endReason, shown.endedReason),
            })}
          </span>
        )}
      </div>
      <div className="line small">
        <ProofMark {...shown} />
        <AnswerMark {...shown} />
      </div>
    </>
  );
}
