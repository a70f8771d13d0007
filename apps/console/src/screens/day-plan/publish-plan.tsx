// SPDX-License-Identifier: Apache-2.0
// Publishes a draft after one question, because an earlier plan of the day then ends.
import type { DayPlan } from '@fairvisit/api/visit.ts';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { fill } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { freshKey } from '../../data/fresh-key.ts';
import { useAct } from '../../data/queries.ts';
import { RefusalNotice } from '../../widgets/refusal-notice.tsx';
import { useWhen } from '../../widgets/use-when.ts';

export function PublishPlan({ plan }: { readonly plan: DayPlan }) {
  const { visit, shared } = useWords();
  const words = visit.plan;
  const when = useWhen();
  const [isAsking, setIsAsking] = useState(false);
  const [idempotencyKey] = useState(freshKey);
  const publish = useAct('day-plan.publish');
  const go = () =>
    publish.mutate(
      { params: { planId: plan.id }, body: { idempotencyKey } },
      { onSuccess: () => setIsAsking(false) },
    );
  return (
    <>
      <Button type="primary" onClick={() => setIsAsking(true)}>
        {words.publish}
      </Button>
      <Modal
        open={isAsking}
        title={fill(words.publishTitle, { day: when.day(plan.on) })}
        okText={words.publish}
        cancelText={shared.cancel}
        okButtonProps={{ loading: publish.isPending }}
        onOk={go}
        onCancel={() => setIsAsking(false)}
        closable={{ 'aria-label': shared.close }}
      >
        <p>{words.publishSay}</p>
        <RefusalNotice error={publish.error} />
      </Modal>
    </>
  );
}
