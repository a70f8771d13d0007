// SPDX-License-Identifier: Apache-2.0
// In a demo one can go on as the person: his link, and the four characters his page will ask for.
import { ExportOutlined } from '@ant-design/icons';
import type { MessagePage } from '@fairvisit/api/message.ts';
import { Button } from 'antd';
import { useWords } from '../../catalogue/language.tsx';

export function DemoLink({ page }: { readonly page: MessagePage }) {
  const { message: words } = useWords();
  if (page.link === null) return null;
  return (
    <div className="demo-only">
      <div className="line">
        <span className="made-up">{words.demo}</span>
        <Button
          href={page.link}
          target="_blank"
          rel="noreferrer"
          icon={<ExportOutlined aria-hidden />}
        >
          {words.openLink}
        </Button>
        {page.demoFactor === null ? null : (
          <span>
            {words.factor}: <code className="factor">{page.demoFactor}</code>
          </span>
        )}
      </div>
      <p className="quiet small">{words.demoSay}</p>
    </div>
  );
}
