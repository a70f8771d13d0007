// SPDX-License-Identifier: Apache-2.0
// Marks one task as done, from its row.
import { CheckOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useWords } from '../../catalogue/language.tsx';
import { freshKey } from '../../data/fresh-key.ts';
import { useAct } from '../../data/queries.ts';
import { RefusalNotice } from '../../widgets/refusal-notice.tsx';

export interface EndTaskProps {
  readonly taskId: string;
  readonly about: string;
  readonly onEnded: () => void;
}

export function EndTask({ taskId, about, onEnded }: EndTaskProps) {
  const { tasks: words } = useWords();
  const [idempotencyKey] = useState(freshKey);
  const end = useAct('task.end');
  return (
    <>
      <Button
        icon={<CheckOutlined aria-hidden />}
        aria-label={about}
        loading={end.isPending}
        onClick={() =>
          end.mutate({ params: { taskId }, body: { idempotencyKey } }, { onSuccess: onEnded })
        }
      >
        {words.end}
      </Button>
      <RefusalNotice error={end.error} />
    </>
  );
}
