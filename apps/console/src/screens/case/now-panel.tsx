// SPDX-License-Identifier: Apache-2.0
// May this person be contacted at this moment? Both ways side by side, each with its grounds.
import type { CasePage } from '@fairvisit/api/case.ts';
import type { Decision } from '@fairvisit/api/shapes.ts';
import { useLanguage } from '../../catalogue/language.tsx';
import { ForceLabel } from '../../widgets/labels.tsx';
import { Panel } from '../../widgets/screen.tsx';
import { NextLawful, VerdictMark, Why } from '../../widgets/why.tsx';

export function NowPanel({ now }: { readonly now: CasePage['now'] }) {
  const { casePage: words } = useLanguage().words;
  return (
    <Panel id="now" title={words.now}>
      <div className="now-grid">
        <NowCard title={words.nowCall} decision={now.call} />
        <NowCard title={words.nowVisit} decision={now.visit} />
      </div>
    </Panel>
  );
}

function NowCard({ title, decision }: { readonly title: string; readonly decision: Decision }) {
  const { language } = useLanguage();
  const first = decision.hits.find((hit) => hit.outcome === decision.verdict);
  return (
    <div className="now-card">
      <h3>{title}</h3>
      <VerdictMark verdict={decision.verdict} />
      {first === undefined ? null : (
        <p>
          {first.text[language]} <span className="quiet">({first.rule})</span>{' '}
          <ForceLabel force={first.force} />
        </p>
      )}
      {decision.verdict === 'allow' ? null : (
        <p>
          <NextLawful decision={decision} />
        </p>
      )}
      <div>
        <Why decision={decision} about={title} />
      </div>
    </div>
  );
}
