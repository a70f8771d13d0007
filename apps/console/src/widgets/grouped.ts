// SPDX-License-Identifier: Apache-2.0
// Figures with their thousands apart. An amount stays text: a float would lose the fen.

/** "-1234567.50" → "-1,234,567.50" */
export function groupedAmount(amount: string): string {
  const [, sign = '', whole = '', rest = ''] = /^(-?)(\d+)(.*)$/.exec(amount) ?? [];
  if (whole === '') return amount;
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${sign === '-' ? '−' : ''}${grouped}${rest}`;
}

export function groupedCount(count: number): string {
  return groupedAmount(String(count));
}

/** A share in percent with one digit, e.g. "12.5 %". */
export function shareOf(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((part / whole) * 100).toFixed(1)} %`;
}
