// SPDX-License-Identifier: Apache-2.0
// A row of `decisions` as the decision that was made: what the timeline shows and a replay compares.
import type { Contact } from '@fairvisit/law/act.ts';
import type { Decision } from '@fairvisit/law/decide.ts';
import type { Pack } from '@fairvisit/law/pack.ts';
import { instantText } from '@fairvisit/law/time/instant-text.ts';
import type { Temporal } from 'temporal-polyfill';
import { minuteOf } from './law-time.ts';

/** The columns that hold the answer; jsonb was written by us and is trusted. */
export interface DecisionRow {
  readonly act: string;
  readonly act_at: Temporal.Instant;
  readonly verdict: Decision['verdict'];
  readonly hits: Decision['hits'];
  readonly next_lawful_at: Temporal.Instant | null;
  readonly never: NonNullable<Decision['never']> | null;
  readonly records: Decision['records'];
}

/** The columns that hold the question. */
export interface DecisionQuestionRow extends DecisionRow {
  readonly act_until_at: Temporal.Instant;
  readonly contact: Contact;
}

export function decisionOfRow(row: DecisionRow, pack: Pack): Decision {
  const next = row.next_lawful_at;
  return {
    verdict: row.verdict,
    hits: row.hits,
    nextLawfulAt: next === null ? null : instantText(minuteOf(next), pack.zone),
    ...(row.never === null ? {} : { never: row.never }),
    records: row.records,
  };
}
