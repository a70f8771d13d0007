// SPDX-License-Identifier: Apache-2.0
// The visits of the person as announced: what was told, whether that is proven, what was answered.
import type { CasePage } from '@fairvisit/api/case.ts';
import type { CaseNotice, CaseVisit } from '@fairvisit/api/case-visit.ts';
import { fill, wordOf } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { useMay } from '../../data/me.tsx';
import { Mark, type Tone } from '../../widgets/mark.tsx';
import { AnswerMark, ProofMark } from '../../widgets/notice-marks.tsx';
import { Panel } from '../../widgets/screen.tsx';
import { useWhen } from '../../widgets/use-when.ts';
import { DecideDoorstep } from './decide-doorstep.tsx';
import { NoticeMessages } from './notice-messages.tsx';
import { NoticeVersions } from './notice-versions.tsx';

export function VisitsPanel({ page }: { readonly page: CasePage }) {
  const { notice } = useWords();
  const lead = page.visits.length === 0 ? undefined : notice.panel.lead;
  return (
    <Panel id="visits" title={notice.panel.title} lead={lead}>
      {page.visits.length === 0 ? <p className="quiet">{notice.panel.none}</p> : null}
      <ul className="rows">
        {page.visits.map((visit) => (
          <li key={visit.visitId} className="stack tight">
            <VisitItem visit={visit} name={page.person.nameMasked} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

interface VisitItemProps {
  readonly visit: CaseVisit;
  readonly name: string;
}

function VisitItem({ visit, name }: VisitItemProps) {
  const { notice, codes } = useWords();
  const may = useMay();
  const when = useWhen();
  const newest = visit.notices[0];
  const { doorstep } = visit;
  return (
    <>
      <div className="line">
        <VisitStateMark visit={visit} />
        <span className="quiet">{wordOf(codes.manner, visit.manner)}</span>
        {doorstep === null ? null : (
          <span>
            {fill(notice.panel.doorstepOf, {
              by: doorstep.decidedBy,
              at: when.moment(doorstep.decidedAt),
            })}
            {` · ${doorstep.reason}`}
          </span>
        )}
      </div>
      <dl className="pairs">
        <WindowPair visit={visit} newest={newest} />
        {newest === undefined ? null : <NoticePairs notice={newest} />}
      </dl>
      {visit.mayHaveDoorstep && may('visit.doorstep') ? (
        <DecideDoorstep visitId={visit.visitId} name={name} />
      ) : null}
      <NoticeVersions notices={visit.notices} />
    </>
  );
}

interface WindowPairProps {
  readonly visit: CaseVisit;
  readonly newest: CaseNotice | undefined;
}

function WindowPair({ visit, newest }: WindowPairProps) {
  const { notice } = useWords();
  const when = useWhen();
  if (newest !== undefined) {
    return (
      <>
        <dt>{notice.panel.toldAs}</dt>
        <dd className="line">
          <span className="figures">{when.window(newest.windowFrom, newest.windowUntil)}</span>
          {newest.isWished ? <Mark tone="plain">{notice.panel.wished}</Mark> : null}
        </dd>
      </>
    );
  }
  const { windowFrom, windowUntil } = visit;
  return (
    <>
      <dt>{notice.panel.plannedAs}</dt>
      <dd>
        {windowFrom === null || windowUntil === null
          ? notice.panel.notTold
          : when.window(windowFrom, windowUntil)}
      </dd>
    </>
  );
}

function NoticePairs({ notice: shown }: { readonly notice: CaseNotice }) {
  const { notice } = useWords();
  const words = notice.panel;
  const officers = shown.officers.map(({ name, badgeNo }) =>
    badgeNo === null ? name : `${name} (${fill(words.tail, { no: badgeNo })})`,
  );
  return (
    <>
      <dt>{words.officers}</dt>
      <dd>{officers.join(' · ')}</dd>
      <dt>{words.proof}</dt>
      <dd>
        <ProofMark {...shown} />
      </dd>
      <dt>{words.answer}</dt>
      <dd>
        <AnswerMark {...shown} />
      </dd>
      <dt>{words.messages}</dt>
      <dd>
        <NoticeMessages messages={shown.messages} />
      </dd>
    </>
  );
}

const tones: Readonly<Record<CaseVisit['state'], Tone>> = {
  proposed: 'waiting',
  planned: 'good',
  cancelled: 'off',
  completed: 'good',
};

function VisitStateMark({ visit }: { readonly visit: CaseVisit }) {
  const { codes } = useWords();
  const reason = visit.cancelReason ?? visit.notices[0]?.endedReason ?? null;
  return (
    <>
      <Mark tone={tones[visit.state]}>{wordOf(codes.visitState, visit.state)}</Mark>
      {reason === null ? null : <span>{wordOf(codes.endReason, reason)}</span>}
    </>
  );
}
