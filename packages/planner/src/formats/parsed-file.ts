// SPDX-License-Identifier: Apache-2.0
// What every reader of planning files answers: the file, or the one place that is wrong.
import type { PlanningFile } from './planning-file.ts';

export type ParsedFile =
  | { readonly ok: true; readonly file: PlanningFile }
  | { readonly ok: false; readonly at: string; readonly fault: string };
