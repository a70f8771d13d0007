// SPDX-License-Identifier: Apache-2.0
// The head of a column; one that can be sorted by is a button and says so.
import { CaretDownOutlined, CaretUpOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { fill } from '../catalogue/fill.ts';
import { useWords } from '../catalogue/language.tsx';

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly align?: 'right';
  readonly width?: number;
  /** The server's word for this order; columns without one cannot be sorted by. */
  readonly sort?: string;
  readonly cell: (row: Row) => ReactNode;
}

export interface Sorting {
  readonly sort: string;
  readonly direction: 'asc' | 'desc';
  readonly onSort: (sort: string, direction: 'asc' | 'desc') => void;
}

export interface HeadCellProps<Row> {
  readonly column: Column<Row>;
  readonly sorting: Sorting | undefined;
}

export function HeadCell<Row>({ column, sorting }: HeadCellProps<Row>) {
  const { shared } = useWords();
  const className = column.align === 'right' ? 'right' : undefined;
  const style = column.width === undefined ? undefined : { minWidth: column.width };
  const { sort } = column;
  if (sort === undefined || sorting === undefined) {
    return (
      <th scope="col" className={className} style={style}>
        {column.title}
      </th>
    );
  }
  const isSorted = sorting.sort === sort;
  const isUp = isSorted && sorting.direction === 'asc';
  return (
    <th
      scope="col"
      className={className}
      style={style}
      aria-sort={isSorted ? (isUp ? 'ascending' : 'descending') : 'none'}
    >
      <button
        type="button"
        className={isSorted ? 'sort sorted' : 'sort'}
        title={fill(shared.sortBy, { name: column.title })}
        onClick={() => sorting.onSort(sort, isSorted && !isUp ? 'asc' : 'desc')}
      >
        {column.title}
        {isUp ? <CaretUpOutlined aria-hidden /> : <CaretDownOutlined aria-hidden />}
      </button>
    </th>
  );
}
