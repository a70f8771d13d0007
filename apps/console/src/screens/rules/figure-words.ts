// SPDX-License-Identifier: Apache-2.0
// A rule's figures as people read them: minutes of a day as a clock, the rest as it is.

const clockNames: readonly string[] = ['from', 'until', 'open', 'close', 'darkFrom'];
const minutesOfDay = 24 * 60;

/** `{"from":1320,"until":480}` → "22:00–08:00"; `3` → "3". */
export function figureWords(json: string): string {
  const value: unknown = JSON.parse(json);
  if (value === null || typeof value !== 'object') return String(value);
  if (Array.isArray(value))
    return value.map((each) => figureWords(JSON.stringify(each))).join(', ');
  const entries = Object.entries(value);
  const isSpan = entries.length === 2 && entries.every(([name, of]) => isClock(name, of));
  if (isSpan) return entries.map(([, of]) => clock(Number(of))).join('–');
  return entries.map(([name, of]) => `${name} ${partWords(name, of)}`).join(', ');
}

function partWords(name: string, value: unknown): string {
  if (isClock(name, value)) return clock(Number(value));
  return typeof value === 'object' ? figureWords(JSON.stringify(value)) : String(value);
}

function isClock(name: string, value: unknown): boolean {
  const isMinutes = typeof value === 'number' && value >= 0 && value <= minutesOfDay;
  return isMinutes && clockNames.includes(name);
}

function clock(minutes: number): string {
  const hour = String(Math.floor(minutes / 60)).padStart(2, '0');
  return `${hour}:${String(minutes % 60).padStart(2, '0')}`;
}
