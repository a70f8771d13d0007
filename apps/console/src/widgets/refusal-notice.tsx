// SPDX-License-Identifier: Apache-2.0
// Says what did not happen, what was kept and what to do next, with the grounds where there are any.
import { ReloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { fill, wordOf } from '../catalogue/fill.ts';
import { useLanguage } from '../catalogue/language.tsx';
import { ConnectionLost, type RefusalShown, Refused, ServerFault } from '../data/refused.ts';
import { Mark } from './mark.tsx';
import { useWhen } from './use-when.ts';
import { Grounds } from './why.tsx';

export interface RefusalNoticeProps {
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
}

export function RefusalNotice({ error, onRetry }: RefusalNoticeProps) {
  const { words } = useLanguage();
  if (error === null || error === undefined) return null;
  return (
    <div role="alert" className="notice">
      <ErrorWords error={error} />
      {onRetry !== undefined && !(error instanceof Refused) ? (
        <Button icon={<ReloadOutlined aria-hidden />} onClick={onRetry}>
          {words.shared.retry}
        </Button>
      ) : null}
    </div>
  );
}

function ErrorWords({ error }: { readonly error: unknown }) {
  const { shared } = useLanguage().words;
  if (error instanceof Refused) return <RefusalWords refusal={error.refusal} />;
  if (error instanceof ConnectionLost) {
    return <Said title={shared.noAnswer} detail={shared.noAnswerDetail} />;
  }
  if (error instanceof ServerFault) {
    const title = fill(shared.fault, { status: error.status });
    return <Said title={title} detail={shared.faultDetail} />;
  }
  return <Said title={shared.unexpected} detail={shared.faultDetail} />;
}

function Said({ title, detail }: { readonly title: string; readonly detail: string }) {
  return (
    <>
      <Mark tone="attention">{title}</Mark>
      <p>{detail}</p>
    </>
  );
}

function RefusalWords({ refusal }: { readonly refusal: RefusalShown }) {
  const { words } = useLanguage();
  const values = {
    ...refusal.detail,
    field: wordOf(words.field, refusal.field ?? '–'),
    line: refusal.line ?? '–',
    reason: wordOf(words.codes.rowFault, String(refusal.detail?.reason ?? '–')),
  };
  const isBlocked = refusal.code === 'law.blocked';
  return (
    <>
      <Mark tone={isBlocked ? 'stop' : 'attention'}>
        {fill(wordOf(words.refusal, refusal.code), known(values))}
      </Mark>
      {refusal.rule !== undefined && refusal.decision === undefined ? (
        <p>
          {words.casePage.rule}: <code>{refusal.rule}</code>
        </p>
      ) : null}
      {refusal.decision !== undefined ? <Grounds decision={refusal.decision} /> : null}
      {refusal.decision === undefined && refusal.nextLawfulAt ? (
        <Earliest at={refusal.nextLawfulAt} />
      ) : null}
    </>
  );
}

function Earliest({ at }: { readonly at: string }) {
  const { words } = useLanguage();
  const when = useWhen();
  return <p>{fill(words.casePage.earliest, { at: when.moment(at) })}</p>;
}

type Detail = string | number | boolean | null;

function known(values: Readonly<Record<string, Detail>>): Record<string, string | number> {
  const texts: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(values)) {
    texts[name] = typeof value === 'number' ? value : String(value ?? '–');
  }
  return texts;
}
