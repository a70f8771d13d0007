// SPDX-License-Identifier: Apache-2.0
// Sends a file with the name of its layout; reading happens in the background.
import type { Sent } from '@fairvisit/api/route-table.ts';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { wordOf } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { useAct } from '../../data/queries.ts';
import { Choice } from '../../widgets/choice.tsx';
import { Field } from '../../widgets/field.tsx';
import { FileField } from '../../widgets/file-field.tsx';
import { Mark } from '../../widgets/mark.tsx';
import { RefusalNotice } from '../../widgets/refusal-notice.tsx';
import { Panel } from '../../widgets/screen.tsx';

type Profile = Sent<'portfolio.import', 'query'>['profile'];
const profiles = ['daily-csv', 'daily-xlsx', 'uci-panel'] as const;

export function UploadPanel() {
  const { imports: words, codes } = useWords();
  const [profile, setProfile] = useState<Profile>('daily-csv');
  const [through, setThrough] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [isMissing, setIsMissing] = useState(false);
  const upload = useAct('portfolio.import');
  const send = (event: FormEvent) => {
    event.preventDefault();
    setIsMissing(file === null);
    if (file === null) return;
    const query = { profile, ...(through === '' ? {} : { through }) };
    upload.mutate(
      { query, file },
      {
        onSuccess: () => setFile(null),
      },
    );
  };
  return (
    <Panel id="upload" title={words.upload}>
      <form className="form" onSubmit={send}>
        <div className="form-grid">
          <Field label={words.profile}>
            {(ids) => (
              <Choice
                {...ids}
                value={profile}
                values={profiles}
                wordOf={(each) => wordOf(codes.profile, each)}
                onChoose={setProfile}
              />
            )}
          </Field>
          <FileField
            label={words.file}
            nothing={words.nothingChosen}
            accept=".csv,.txt,.xlsx"
            file={file}
            fault={isMissing && file === null ? words.noFile : undefined}
            onChoose={setFile}
          />
          {profile === 'uci-panel' ? (
            <Field label={words.through} hint={words.throughHint}>
              {(ids) => (
                <Input
                  {...ids}
                  maxLength={7}
                  value={through}
                  onChange={(event) => setThrough(event.target.value.trim())}
                />
              )}
            </Field>
          ) : null}
        </div>
        <RefusalNotice error={upload.error} />
        {upload.isSuccess ? (
          <output className="told">
            <Mark tone="good">{words.started}</Mark>
          </output>
        ) : null}
        <div>
          <Button type="primary" htmlType="submit" loading={upload.isPending}>
            {upload.isPending ? words.uploading : words.upload}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
