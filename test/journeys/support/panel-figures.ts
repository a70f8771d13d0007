// SPDX-License-Identifier: Apache-2.0
// The panel's figures, worked out from the file itself and from nothing of ours, so that a reader of
// ours that is wrong is found out.
import { readFileSync } from 'node:fs';

export interface PanelAccount {
  readonly reference: string;
  readonly bucket: string;
  readonly owed: number;
}

export interface PanelFigures {
  readonly accounts: number;
  readonly overdue: readonly PanelAccount[];
  readonly lateWithNothingOwed: number;
}

/** Columns of the newest cycle: months late, and the bill. */
const [monthsLate, bill] = ['X6', 'X12'];
const file = new URL(
  '../../../seeds/portfolio/uci-credit-default/UCI_Credit_Card.csv',
  import.meta.url,
);

export function panelFigures(): PanelFigures {
  const [head = '', ...lines] = readFileSync(file, 'utf8').split(/\r?\n/).filter(Boolean);
  const names = head.split(',').map((name) => name.replaceAll('"', '').trim());
  const at = (name: string) => names.indexOf(name);
  const late = lines
    .map((line) => line.split(','))
    .map((cells) => ({
      reference: String(cells[at('ID')]),
      months: Number(cells[at(monthsLate)]),
      owed: Number(cells[at(bill)]),
    }))
    .filter(({ months }) => months > 0);
  return {
    accounts: lines.length,
    overdue: late
      .filter(({ owed }) => owed > 0)
      .map(({ reference, months, owed }) => ({
        reference,
        owed,
        bucket: months >= 7 ? 'M7+' : `M${months}`,
      })),
    lateWithNothingOwed: late.filter(({ owed }) => owed <= 0).length,
  };
}

/** 1234567 → "1,234,567", as the screens show it. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
