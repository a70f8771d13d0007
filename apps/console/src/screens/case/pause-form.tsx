// SPDX-License-Identifier: Apache-2.0
// Records a pause (停催). Staff often hear of a hospital stay late, so it may begin in the past.
import type { CasePage } from '@fairvisit/api/case.ts';
import type { Sent } from '@fairvisit/api/route-table.ts';
import { Checkbox } from 'antd';
import { useState } from 'react';
import { fill, wordOf } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { freshKey } from '../../data/fresh-key.ts';
import { useMe } from '../../data/me.tsx';
import { useAct } from '../../data/queries.ts';
import { Choice } from '../../widgets/choice.tsx';
import { DayField } from '../../widgets/day-field.tsx';
import { Field } from '../../widgets/field.tsx';
import { FormFrame } from './form-frame.tsx';
import { NoteField } from './note-field.tsx';

type Pause = Sent<'pause.record', 'body'>;

const reasons = [
  'hardship',
  'hospital',
  'bereavement',
  'dispute',
  'complaint',
  'plan',
  'disaster',
  'other',
] as const;

export function PauseForm({ page }: { readonly page: CasePage }) {
  const { casePage: words, codes } = useWords();
  const { businessDay } = useMe();
  const [reason, setReason] = useState<Pause['reason']>();
  const [fromOn, setFromOn] = useState(businessDay);
  const [untilOn, setUntilOn] = useState('');
  const [stopsContact, setStopsContact] = useState(true);
  const [stopsCount, setStopsCount] = useState(true);
  const [note, setNote] = useState('');
  const [idempotencyKey, setKey] = useState(freshKey);
  const record = useAct('pause.record');
  const save = () => {
    if (reason === undefined) return;
    const until = untilOn === '' ? {} : { untilOn };
    const body = { idempotencyKey, reason, fromOn, stopsContact, stopsCount, note, ...until };
    record.mutate(
      { params: { cardholderId: page.cardholderId }, body },
      { onSettled: () => setKey(freshKey()) },
    );
  };
  return (
    <FormFrame
      lead={words.pauseLead}
      isReady={reason !== undefined}
      isBusy={record.isPending}
      error={record.error}
      told={record.data ? fill(words.pauseSaved, { n: record.data.visitsCancelled }) : null}
      onSubmit={save}
    >
      <Field label={words.pauseReason}>
        {(ids) => (
          <Choice
            {...ids}
            value={reason}
            values={reasons}
            wordOf={(each) => wordOf(codes.pauseReason, each)}
            onChoose={setReason}
          />
        )}
      </Field>
      <DayField label={words.fromOn} value={fromOn} onChange={setFromOn} />
      <DayField label={words.untilOn} value={untilOn} onChange={setUntilOn} mayBeEmpty />
      <div className="field">
        <Checkbox
          checked={stopsContact}
          onChange={(event) => setStopsContact(event.target.checked)}
        >
          {words.stopsContact}
        </Checkbox>
        <Checkbox checked={stopsCount} onChange={(event) => setStopsCount(event.target.checked)}>
          {words.stopsCount}
        </Checkbox>
      </div>
      <NoteField value={note} onChange={setNote} />
    </FormFrame>
  );
}
