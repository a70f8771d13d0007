// SPDX-License-Identifier: Apache-2.0
// "Why?": opens the grounds of a decision. It stands beside every refusal and every verdict.
import { QuestionCircleOutlined } from '@ant-design/icons';
import type { Decision } from '@fairvisit/api/shapes.ts';
import { Button, Drawer } from 'antd';
import { type ReactNode, useState } from 'react';
import { fill, wordOf } from '../catalogue/fill.ts';
import { useLanguage } from '../catalogue/language.tsx';
import { HitList } from './hit-list.tsx';
import { Mark, type Tone } from './mark.tsx';
import { useWhen } from './use-when.ts';

const tones: Readonly<Record<Decision['verdict'], Tone>> = {
  allow: 'good',
  warn: 'plain',
  require: 'attention',
  block: 'stop',
};

export function VerdictMark({ verdict }: { readonly verdict: Decision['verdict'] }) {
  const { words } = useLanguage();
  return <Mark tone={tones[verdict]}>{wordOf(words.codes.verdict, verdict)}</Mark>;
}

/** The next lawful time, or why there is none. */
export function NextLawful({ decision }: { readonly decision: Decision }) {
  const { language, words } = useLanguage();
  const when = useWhen();
  if (decision.nextLawfulAt !== null) {
    return <span>{fill(words.casePage.earliest, { at: when.moment(decision.nextLawfulAt) })}</span>;
  }
  if (decision.never === null) return null;
  return <span>{fill(words.casePage.neverSay, { text: decision.never[language] })}</span>;
}

export interface WhyProps {
  readonly decision: Decision;
  /** What the grounds are about, for those who hear the button only. */
  readonly about: string;
  readonly children?: ReactNode;
}

export function Why({ decision, about, children }: WhyProps) {
  const { words } = useLanguage();
  const [isOpen, setIsOpen] = useState(false);
  const label = children ?? words.shared.why;
  return (
    <>
      <Button
        type="link"
        className="why"
        icon={<QuestionCircleOutlined aria-hidden />}
        onClick={() => setIsOpen(true)}
        aria-label={typeof label === 'string' ? `${label} ${about}` : about}
      >
        {label}
      </Button>
      <Drawer
        title={`${words.casePage.whyTitle}: ${about}`}
        open={isOpen}
        onClose={() => setIsOpen(false)}
        size={480}
        destroyOnHidden
        closable={{ 'aria-label': words.shared.close }}
      >
        <Grounds decision={decision} />
      </Drawer>
    </>
  );
}

export function Grounds({ decision }: { readonly decision: Decision }) {
  const { words } = useLanguage();
  const when = useWhen();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long list of grounds scrolls, also by keys.
    <section className="grounds" aria-label={words.casePage.whyTitle} tabIndex={0}>
      <p>
        <VerdictMark verdict={decision.verdict} />
      </p>
      <p>
        <NextLawful decision={decision} />
      </p>
      <HitList hits={decision.hits} />
      {decision.records.length > 0 ? (
        <p className="small">
          {fill(words.casePage.records, {
            list: decision.records.map((code) => wordOf(words.record, code)).join(', '),
          })}
        </p>
      ) : null}
      <p className="quiet small">
        {words.casePage.decidedAt}: {when.moment(decision.at)}
      </p>
    </section>
  );
}
