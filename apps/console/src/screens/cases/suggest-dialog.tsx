// SPDX-License-Identifier: Apache-2.0
// Requests visits for many at once, and tells for whom not and why.
import { InputNumber, Modal } from 'antd';
import { useState } from 'react';
import { fill, wordOf } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { freshKey } from '../../data/fresh-key.ts';
import { useAct } from '../../data/queries.ts';
import { Field } from '../../widgets/field.tsx';
import { Mark } from '../../widgets/mark.tsx';
import { RefusalNotice } from '../../widgets/refusal-notice.tsx';

const limitFirst = 40;
const limitMax = 200;

export function SuggestDialog({ onClose }: { readonly onClose: () => void }) {
  const { cases: words, shared } = useWords();
  const [limit, setLimit] = useState(limitFirst);
  const [idempotencyKey] = useState(freshKey);
  const suggest = useAct('visit-request.suggest');
  const isDone = suggest.data !== undefined;
  return (
    <Modal
      open
      title={words.suggest}
      okText={isDone ? shared.close : words.suggest}
      cancelText={shared.cancel}
      cancelButtonProps={isDone ? { style: { display: 'none' } } : {}}
      okButtonProps={{ loading: suggest.isPending }}
      onOk={() => (isDone ? onClose() : suggest.mutate({ body: { idempotencyKey, limit } }))}
      onCancel={onClose}
      closable={{ 'aria-label': shared.close }}
    >
      {suggest.data === undefined ? (
        <div className="form">
          <p>{words.suggestSay}</p>
          <Field label={words.suggestLimit} hint={`1–${limitMax}`}>
            {(ids) => (
              <InputNumber
                {...ids}
                min={1}
                max={limitMax}
                precision={0}
                value={limit}
                onChange={(value) => setLimit(value ?? limitFirst)}
              />
            )}
          </Field>
          <RefusalNotice error={suggest.error} />
        </div>
      ) : (
        <Outcome made={suggest.data.made} passedOver={suggest.data.passedOver} />
      )}
    </Modal>
  );
}

interface OutcomeProps {
  readonly made: number;
  readonly passedOver: readonly { readonly code: string; readonly persons: number }[];
}

function Outcome({ made, passedOver }: OutcomeProps) {
  const { cases: words, refusal, casePage } = useWords();
  const reasonOf = (code: string) =>
    Object.hasOwn(refusal, code) ? wordOf(refusal, code) : wordOf(casePage.because, code);
  return (
    <div role="status" className="form">
      <Mark tone="good">{fill(words.suggestDone, { n: made })}</Mark>
      {passedOver.length > 0 ? <p>{words.passedOver}</p> : null}
      <ul className="rows">
        {passedOver.map(({ code, persons }) => (
          <li key={code}>
            <strong className="figures">{fill(words.persons, { n: persons })}</strong>{' '}
            {reasonOf(code)}
          </li>
        ))}
      </ul>
    </div>
  );
}
