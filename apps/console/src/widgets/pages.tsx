// SPDX-License-Identifier: Apache-2.0
// The foot of a list: how many there are, and the way to the others.

import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { fill } from '../catalogue/fill.ts';
import { useWords } from '../catalogue/language.tsx';
import { groupedCount } from './grouped.ts';

export interface PagesProps {
  readonly total: number;
  readonly page: number;
  readonly limit: number;
  /** Whether Enter opens a row of the list above. */
  readonly opens?: boolean;
  readonly onPage: (page: number) => void;
}

export function Pages({ total, page, limit, opens = false, onPage }: PagesProps) {
  const { shared } = useWords();
  const last = Math.max(1, Math.ceil(total / limit));
  return (
    <nav className="pages" aria-label={shared.page}>
      <span>{fill(shared.total, { n: groupedCount(total) })}</span>
      {opens ? <span className="quiet wide-only">{shared.tableKeys}</span> : null}
      <span className="pages-turn">
        <Button
          aria-label={shared.previousPage}
          icon={<LeftOutlined aria-hidden />}
          disabled={page <= 1}
          onClick={() => onPage(page - 1)}
        />
        <span className="figures" aria-live="polite">
          {groupedCount(page)} / {groupedCount(last)}
        </span>
        <Button
          aria-label={shared.nextPage}
          icon={<RightOutlined aria-hidden />}
          disabled={page >= last}
          onClick={() => onPage(page + 1)}
        />
      </span>
    </nav>
  );
}
