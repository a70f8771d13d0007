// SPDX-License-Identifier: Apache-2.0
// Half-open stretches of minutes `[from, until)`, counted from the epoch; the engine's only notion
// of time, so that `decide` and `windows` cannot disagree.

export interface Span {
  readonly from: number;
  readonly until: number;
}

/** Sorted, merged, without empty ones. */
export function union(spans: readonly Span[]): Span[] {
  const sorted = spans.filter((span) => span.until > span.from).sort((a, b) => a.from - b.from);
  const merged: Span[] = [];
  for (const span of sorted) {
    const last = merged[merged.length - 1];
    if (last && span.from <= last.until) {
      if (span.until > last.until)
        merged[merged.length - 1] = { from: last.from, until: span.until };
    } else merged.push(span);
  }
  return merged;
}

/** What of `spans` is not in `holes`. */
export function subtract(spans: readonly Span[], holes: readonly Span[]): Span[] {
  const left: Span[] = [];
  const cuts = union(holes);
  for (const span of union(spans)) {
    let from = span.from;
    for (const cut of cuts) {
      if (cut.until <= from) continue;
      if (cut.from >= span.until) break;
      if (cut.from > from) left.push({ from, until: cut.from });
      from = cut.until;
    }
    if (from < span.until) left.push({ from, until: span.until });
  }
  return left;
}

/** What lies in both. */
export function intersect(spans: readonly Span[], others: readonly Span[]): Span[] {
  const both: Span[] = [];
  const right = union(others);
  for (const span of union(spans)) {
    for (const other of right) {
      const from = Math.max(span.from, other.from);
      const until = Math.min(span.until, other.until);
      if (from < until) both.push({ from, until });
    }
  }
  return both;
}

export function touches(span: Span, other: Span): boolean {
  return span.from < other.until && other.from < span.until;
}

/** Minutes covered. */
export function lengthOf(spans: readonly Span[]): number {
  return union(spans).reduce((sum, span) => sum + span.until - span.from, 0);
}
