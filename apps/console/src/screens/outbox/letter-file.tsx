// SPDX-License-Identifier: Apache-2.0
// The letter as PDF, to be printed and posted.
import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useWords } from '../../catalogue/language.tsx';
import { useDownload } from '../../data/files.ts';
import { RefusalNotice } from '../../widgets/refusal-notice.tsx';

export function LetterFile({ id }: { readonly id: string }) {
  const { message: words } = useWords();
  const download = useDownload();
  const go = () => download.mutate({ name: 'letter.file', params: { messageId: id } });
  return (
    <>
      <Button
        icon={<DownloadOutlined aria-hidden />}
        title={words.letterSay}
        loading={download.isPending}
        onClick={go}
      >
        {words.letter}
      </Button>
      <RefusalNotice error={download.error} onRetry={go} />
    </>
  );
}
