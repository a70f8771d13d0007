// SPDX-License-Identifier: Apache-2.0
// Makes a plan for a day; it takes a few seconds, which are shown.
import { Button, Progress } from 'antd';
import { useEffect, useState } from 'react';
import { useWords } from '../../catalogue/language.tsx';
import { freshKey } from '../../data/fresh-key.ts';
import { useAct } from '../../data/queries.ts';
import { RefusalNotice } from '../../widgets/refusal-notice.tsx';

const seconds = 3;
const stepMs = 200;

export interface MakePlanProps {
  readonly day: string;
  readonly hasPlan: boolean;
}

export function MakePlan({ day, hasPlan }: MakePlanProps) {
  const { visit } = useWords();
  const words = visit.plan;
  const [idempotencyKey, setKey] = useState(freshKey);
  const make = useAct('day-plan.make');
  const go = () =>
    make.mutate(
      { body: { idempotencyKey, on: day, seconds } },
      { onSettled: () => setKey(freshKey()) },
    );
  return (
    <>
      <Button type={hasPlan ? 'default' : 'primary'} onClick={go} loading={make.isPending}>
        {hasPlan ? words.remake : words.make}
      </Button>
      {make.isPending ? <Passing says={words.making} /> : null}
      <RefusalNotice error={make.error} onRetry={go} />
    </>
  );
}

/** The planner has a budget of seconds, so its progress is the time that has passed. */
function Passing({ says }: { readonly says: string }) {
  const [passedMs, setPassedMs] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setPassedMs((before) => before + stepMs), stepMs);
    return () => clearInterval(timer);
  }, []);
  const percent = Math.min(95, Math.round((passedMs / (seconds * 1000)) * 90));
  return (
    <div role="status" className="field">
      <span>{says}</span>
      <Progress percent={percent} showInfo={false} size="small" aria-label={says} />
    </div>
  );
}
