// SPDX-License-Identifier: Apache-2.0
// A dense table: sticky head, rows of 40 px, ↑↓ and Enter, sorting and selection by the caller. It
// scrolls inside its own frame, so that no page is ever wider than the window.
import { Checkbox } from 'antd';
import type { KeyboardEvent } from 'react';
import { useRef, useState } from 'react';
import { fill } from '../catalogue/fill.ts';
import { useWords } from '../catalogue/language.tsx';
import { type Column, HeadCell, type Sorting } from './table-head.tsx';

export interface RecordTableProps<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly keyOf: (row: Row) => string;
  readonly nameOf?: (row: Row) => string;
  readonly onOpen?: (row: Row) => void;
  readonly sorting?: Sorting;
  readonly selection?: Selection<Row>;
  readonly isTall?: boolean;
}

export interface Selection<Row> {
  readonly keys: ReadonlySet<string>;
  readonly mayPick: (row: Row) => boolean;
  readonly onChange: (keys: ReadonlySet<string>) => void;
}

export function RecordTable<Row>(props: RecordTableProps<Row>) {
  const { label, rows, columns, keyOf, selection, sorting, isTall = true } = props;
  const [at, setAt] = useState(0);
  const body = useRef<HTMLTableSectionElement>(null);
  const move = (to: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, to));
    setAt(next);
    const row = body.current?.rows[next];
    row?.focus();
    row?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <div className={isTall ? 'table-frame tall' : 'table-frame'}>
      <table className="records" aria-label={label}>
        <thead>
          <tr>
            {selection ? <PickAll rows={rows} keyOf={keyOf} selection={selection} /> : null}
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} sorting={sorting} />
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row, index) => (
            <RecordRow
              key={keyOf(row)}
              row={row}
              table={props}
              isCurrent={index === Math.min(at, rows.length - 1)}
              onFocus={() => setAt(index)}
              onMove={(by) => move(index + by)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RecordRowProps<Row> {
  readonly row: Row;
  readonly table: RecordTableProps<Row>;
  readonly isCurrent: boolean;
  readonly onFocus: () => void;
  readonly onMove: (by: number) => void;
}

function RecordRow<Row>({ row, table, isCurrent, onFocus, onMove }: RecordRowProps<Row>) {
  const { columns, keyOf, nameOf, onOpen, selection } = table;
  const key = keyOf(row);
  const isPicked = selection?.keys.has(key) ?? false;
  const toggle = () => {
    if (selection?.mayPick(row)) selection.onChange(toggled(selection.keys, key));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTableRowElement>) => {
    if (event.target !== event.currentTarget) return;
    const by = steps[event.key];
    if (by !== undefined) onMove(by);
    else if (event.key === 'Enter' && onOpen) onOpen(row);
    else if (event.key === ' ' && selection) toggle();
    else return;
    event.preventDefault();
  };
  return (
    <tr
      tabIndex={isCurrent ? 0 : -1}
      className={isPicked ? 'picked' : undefined}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
      onDoubleClick={onOpen ? () => onOpen(row) : undefined}
    >
      {selection ? (
        <PickOne
          name={nameOf?.(row) ?? key}
          isPicked={isPicked}
          toggle={toggle}
          mayPick={selection.mayPick(row)}
        />
      ) : null}
      {columns.map((column) => (
        <td key={column.key} className={column.align === 'right' ? 'right' : undefined}>
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
}

const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

interface PickOneProps {
  readonly name: string;
  readonly isPicked: boolean;
  readonly mayPick: boolean;
  readonly toggle: () => void;
}

function PickOne({ name, isPicked, mayPick, toggle }: PickOneProps) {
  const { shared } = useWords();
  const label = fill(shared.select, { name });
  return (
    <td className="pick">
      <Checkbox checked={isPicked} disabled={!mayPick} onChange={toggle} aria-label={label} />
    </td>
  );
}

interface PickAllProps<Row> {
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly selection: Selection<Row>;
}

function PickAll<Row>({ rows, keyOf, selection }: PickAllProps<Row>) {
  const { shared } = useWords();
  const all = rows.filter(selection.mayPick).map(keyOf);
  const picked = all.filter((key) => selection.keys.has(key)).length;
  return (
    <th scope="col" className="pick">
      <Checkbox
        checked={all.length > 0 && picked === all.length}
        indeterminate={picked > 0 && picked < all.length}
        disabled={all.length === 0}
        aria-label={shared.selectAll}
        onChange={(event) => selection.onChange(new Set(event.target.checked ? all : []))}
      />
    </th>
  );
}

function toggled(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(keys);
  if (!next.delete(key)) next.add(key);
  return next;
}
