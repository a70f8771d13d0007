// SPDX-License-Identifier: Apache-2.0
// What may be done with a message as it stands, and by whom: release it, take it back, print a
// letter, write down what came of a letter or a call.
import type { MessagePage } from '@fairvisit/api/message.ts';
import { Button } from 'antd';
import { useState } from 'react';
import { fill, wordOf } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { freshKey } from '../../data/fresh-key.ts';
import { useMay } from '../../data/me.tsx';
import { useAct } from '../../data/queries.ts';
import { Mark } from '../../widgets/mark.tsx';
import { ReasonDialog } from '../../widgets/reason-dialog.tsx';
import { LetterFile } from './letter-file.tsx';

type Way = 'release' | 'cancel';

export function MessageActions({ page }: { readonly page: MessagePage }) {
  const { message: words, codes } = useWords();
  const may = useMay();
  const [way, setWay] = useState<Way | null>(null);
  const [idempotencyKey, setKey] = useState(freshKey);
  const release = useAct('message.release');
  const cancel = useAct('message.cancel');
  const act = way === 'release' ? release : cancel;
  const send = (reason: string) =>
    act.mutate(
      { params: { messageId: page.id }, body: { idempotencyKey, reason } },
      { onSuccess: () => setWay(null), onSettled: () => setKey(freshKey()) },
    );
  const mayCancel = may('message.handle') && (page.state === 'queued' || page.state === 'held');
  const mayRelease = page.mayRelease && may('message.release');
  const mayPrint = page.channel === 'letter' && may('message.handle');
  return (
    <>
      <div className="actions" hidden={!mayRelease && !mayPrint && !mayCancel}>
        {mayRelease ? (
          <Button type="primary" onClick={() => setWay('release')}>
            {words.release}
          </Button>
        ) : null}
        {mayPrint ? <LetterFile id={page.id} /> : null}
        {mayCancel ? <Button onClick={() => setWay('cancel')}>{words.cancel}</Button> : null}
      </div>
      {release.data === undefined ? null : (
        <output className="told">
          <Mark tone="good">
            {fill(words.released, { state: wordOf(codes.messageState, release.data.state) })}
          </Mark>
        </output>
      )}
      {way === null ? null : (
        <ReasonDialog
          title={way === 'release' ? words.releaseTitle : words.cancelTitle}
          lead={way === 'release' ? words.releaseSay : words.cancelSay}
          doWord={way === 'release' ? words.release : words.cancel}
          isNeeded
          isBusy={act.isPending}
          error={act.error}
          onDo={send}
          onClose={() => setWay(null)}
        />
      )}
    </>
  );
}
