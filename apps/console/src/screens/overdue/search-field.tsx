// SPDX-License-Identifier: Apache-2.0
// Finds a person by what the server can find exactly; what is typed stays out of the address bar.
import { SearchOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { type FormEvent, useEffect, useState } from 'react';
import { useWords } from '../../catalogue/language.tsx';

const charactersMax = 64;

export interface SearchFieldProps {
  readonly found: string;
  readonly onFind: (text: string) => void;
}

export function SearchField({ found, onFind }: SearchFieldProps) {
  const { overdue: words } = useWords();
  const [typed, setTyped] = useState(found);
  useEffect(() => setTyped(found), [found]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onFind(typed.trim());
  };
  return (
    <search className="search line">
      <form onSubmit={submit}>
        <Input
          aria-label={`${words.search}: ${words.searchHint}`}
          title={words.searchRule}
          placeholder={words.searchHint}
          value={typed}
          maxLength={charactersMax}
          autoComplete="off"
          onChange={(event) => setTyped(event.target.value)}
          suffix={
            <Button
              type="text"
              size="small"
              htmlType="submit"
              aria-label={words.search}
              icon={<SearchOutlined aria-hidden />}
            />
          }
        />
      </form>
    </search>
  );
}
