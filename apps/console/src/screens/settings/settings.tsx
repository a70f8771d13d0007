// SPDX-License-Identifier: Apache-2.0
// The institution's own figures. They are policy; a change is audited with its old values.
import type { Settings } from '@fairvisit/api/office.ts';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { wordOf } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { useMay } from '../../data/me.tsx';
import { useAct, useRead } from '../../data/queries.ts';
import { Choice } from '../../widgets/choice.tsx';
import { Field } from '../../widgets/field.tsx';
import { Mark } from '../../widgets/mark.tsx';
import { Reading } from '../../widgets/reading.tsx';
import { RefusalNotice } from '../../widgets/refusal-notice.tsx';
import { Panel, Screen } from '../../widgets/screen.tsx';
import { amountFault, type Draft, draftOf, numberFault, settingsOf } from './settings-draft.ts';

export function SettingsScreen() {
  const { office } = useWords();
  const words = office.settings;
  const read = useRead('settings.read', {});
  return (
    <Screen title={words.title} lead={words.lead}>
      <Reading read={read}>{(found) => <SettingsForm settings={found} />}</Reading>
    </Screen>
  );
}

const anchors = ['original_due', 'reversal_date'] as const;
const complaintLineCharactersMax = 40;

function SettingsForm({ settings }: { readonly settings: Settings }) {
  const { office, shared } = useWords();
  const words = office.settings;
  const may = useMay();
  const [draft, setDraft] = useState(() => draftOf(settings));
  const change = useAct('settings.change');
  const next = settingsOf(draft);
  const isOff = !may('settings.change');
  const set = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (next !== null) change.mutate({ body: next });
  };
  return (
    <Panel id="settings" title={words.title} {...(isOff ? { lead: words.readOnly } : {})}>
      <form className="form" onSubmit={save}>
        <div className="form-grid">
          <Figures draft={draft} set={set} isOff={isOff} />
          <Field label={words.reversalAnchor} hint={words.reversalAnchorSay}>
            {(ids) => (
              <Choice
                {...ids}
                value={draft.reversalAnchor}
                values={anchors}
                isOff={isOff}
                wordOf={(each) => wordOf(words.anchors, each)}
                onChoose={(reversalAnchor) => set({ reversalAnchor })}
              />
            )}
          </Field>
          <Field label={words.complaintLine} hint={words.complaintLineSay}>
            {(ids) => (
              <Input
                {...ids}
                maxLength={complaintLineCharactersMax}
                disabled={isOff}
                value={draft.complaintLine}
                onChange={(event) => set({ complaintLine: event.target.value })}
              />
            )}
          </Field>
        </div>
        <RefusalNotice error={change.error} />
        {change.isSuccess ? (
          <output className="told">
            <Mark tone="good">{words.saved}</Mark>
          </output>
        ) : null}
        {isOff ? null : (
          <div>
            <Button
              type="primary"
              htmlType="submit"
              disabled={next === null}
              loading={change.isPending}
            >
              {shared.save}
            </Button>
          </div>
        )}
      </form>
    </Panel>
  );
}

interface FiguresProps {
  readonly draft: Draft;
  readonly set: (part: Partial<Draft>) => void;
  readonly isOff: boolean;
}

const figures = ['graceDays', 'toleranceAmount', 'smallBalance', 'visitDaysPastDueMin'] as const;

function Figures({ draft, set, isOff }: FiguresProps) {
  const { office } = useWords();
  const words = office.settings;
  const faultOf = (name: (typeof figures)[number]) =>
    name === 'graceDays' || name === 'visitDaysPastDueMin'
      ? numberFault(name, draft[name], words.wrongNumber)
      : amountFault(draft[name], words.wrongAmount);
  return figures.map((name) => (
    <Field key={name} label={words[name]} hint={words[`${name}Say`]} fault={faultOf(name)}>
      {(ids) => (
        <Input
          {...ids}
          className="figures"
          inputMode="decimal"
          maxLength={20}
          disabled={isOff}
          value={draft[name]}
          onChange={(event) => set({ [name]: event.target.value.trim() })}
        />
      )}
    </Field>
  ));
}
