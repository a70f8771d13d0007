// SPDX-License-Identifier: Apache-2.0
// `fairvisit plan-day solve`: a planning file in, routes out. Exit 0 done; 2 when the words or the
// file are wrong, with one line that names the flag, the field or the line.
import { Worker } from 'node:worker_threads';
import { isBetterPlan } from '@fairvisit/planner/compare-plans.ts';
import type { ParsedFile } from '@fairvisit/planner/formats/parsed-file.ts';
import type { PlanningFile } from '@fairvisit/planner/formats/planning-file.ts';
import { readSolomon, writeSolomonAnswer } from '@fairvisit/planner/formats/solomon.ts';
import { readVroom } from '@fairvisit/planner/formats/vroom.ts';
import { type VroomAnswer, writeVroomAnswer } from '@fairvisit/planner/formats/vroom-answer.ts';
import type { Plan } from '@fairvisit/planner/plan.ts';
import { solve } from '@fairvisit/planner/solve.ts';
import type { SolveTask } from './plan-day-worker.ts';

export interface PlanDayIo {
  readFile(path: string): Promise<string>;
  out(text: string): void;
  err(text: string): void;
}

type Format = 'vroom' | 'solomon';

interface Words {
  readonly path: string;
  readonly format: Format;
  readonly seconds: number;
  readonly seed: number;
  readonly threads: number;
  readonly json: boolean;
}

const usage =
  'plan-day solve FILE [--format vroom|solomon] --seconds N [--seed N] [--threads N] [--json]';
const secondsMax = 3_600;
const threadsMax = 64;
const seedMax = 2_147_483_647;
/** A longer search is announced, so that nobody waits before a silent terminal. */
const quietSeconds = 2;

/** Runs the verb; the answer is the exit code. `args` begin after `plan-day`. */
export async function planDay(args: readonly string[], io: PlanDayIo): Promise<number> {
  const words = readWords(args);
  if (typeof words === 'string') return wrong(io, words);
  let text: string;
  try {
    text = await io.readFile(words.path);
  } catch (error) {
    return wrong(io, `${words.path}: cannot be read (${reasonOf(error)})`);
  }
  const parsed = readAs(words.format, text);
  if (!parsed.ok) return wrong(io, `${parsed.at}: ${parsed.fault}`);
  const { file } = parsed;
  if (words.seconds > quietSeconds) {
    const { visits, teams } = file.problem;
    const size = `${visits.length} visits, ${teams.length} teams`;
    io.err(`planning ${size} for ${words.seconds} s on ${words.threads} thread(s)\n`);
  }
  const plan = await search(file, words);
  const answer =
    words.format === 'solomon' ? writeSolomonAnswer(file, plan) : writeVroomAnswer(file, plan);
  io.out(words.json ? `${JSON.stringify(answer)}\n` : inWords(answer));
  return 0;
}

/** The flags as given, or what is wrong with them. */
function readWords(args: readonly string[]): Words | string {
  const [verb, ...rest] = args;
  if (verb !== 'solve') return `usage: ${usage}`;
  const flags = new Map<string, string>();
  const paths: string[] = [];
  let json = false;
  for (let index = 0; index < rest.length; index += 1) {
    const word = rest[index] ?? '';
    if (word === '--json') json = true;
    else if (!word.startsWith('--')) paths.push(word);
    else {
      const [name = '', joined] = word.split('=', 2);
      if (!['--format', '--seconds', '--seed', '--threads'].includes(name)) {
        return `${name}: unknown flag; ${usage}`;
      }
      if (flags.has(name)) return `${name}: given twice`;
      const value = joined ?? rest[index + 1];
      if (value === undefined) return `${name}: needs a value`;
      if (joined === undefined) index += 1;
      flags.set(name, value);
    }
  }
  const [path] = paths;
  if (path === undefined) return `FILE: is missing; ${usage}`;
  if (paths.length > 1) return `${paths[1]}: one FILE only; ${usage}`;
  const format = flags.get('--format') ?? 'vroom';
  if (format !== 'vroom' && format !== 'solomon') return '--format: must be vroom or solomon';
  const seconds = Number(flags.get('--seconds') || Number.NaN);
  if (!(seconds > 0 && seconds <= secondsMax)) {
    return `--seconds: must be a number above 0 and up to ${secondsMax}`;
  }
  const seed = Number(flags.get('--seed') ?? 1);
  if (!Number.isInteger(seed) || seed < 0 || seed > seedMax) {
    return `--seed: must be a whole number from 0 to ${seedMax}`;
  }
  const threads = Number(flags.get('--threads') ?? 1);
  if (!Number.isInteger(threads) || threads < 1 || threads > threadsMax) {
    return `--threads: must be a whole number from 1 to ${threadsMax}`;
  }
  return { path, format, seconds, seed, threads, json };
}

function wrong(io: PlanDayIo, sentence: string): number {
  io.err(`${sentence.replaceAll(/\s+/g, ' ').trim()}\n`);
  return 2;
}

function reasonOf(error: unknown): string {
  if (error instanceof Error && 'code' in error) return String(error.code);
  return error instanceof Error ? error.message : 'unknown';
}

function readAs(format: Format, text: string): ParsedFile {
  return format === 'solomon' ? readSolomon(text) : readVroom(text);
}

/** One search here, or one per thread with seeds in a row, of which the best counts. */
async function search(file: PlanningFile, words: Words): Promise<Plan> {
  const { problem } = file;
  const { seconds, seed, threads } = words;
  if (threads === 1) return solve(problem, { seed, seconds, now: () => performance.now() });
  const tasks = Array.from({ length: threads }, (_, k) => ({ problem, seconds, seed: seed + k }));
  const [first, ...others] = await Promise.all(tasks.map(searchApart));
  if (first === undefined) throw new Error('believed, but not so: at least one thread answered');
  return others.reduce((best, plan) => (isBetterPlan(plan, best) ? plan : best), first);
}

function searchApart(task: SolveTask): Promise<Plan> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./plan-day-worker.ts', import.meta.url), {
      workerData: task,
    });
    worker.once('message', (plan: Plan) => resolve(plan));
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`a search ended early with code ${code}`)));
  });
}

/** A short report for a person; `--json` has everything. */
function inWords(answer: VroomAnswer): string {
  const { summary, routes, unassigned } = answer;
  const lines = [
    `routes ${summary.routes}, travel ${summary.duration}, waiting ${summary.waiting_time}, ` +
      `cost ${summary.cost}, unassigned ${summary.unassigned}`,
    ...routes.map(({ vehicle, duration, steps }) => {
      const jobs = steps.filter((step) => step.type === 'job').map((step) => step.id);
      return `vehicle ${vehicle}: travel ${duration}, jobs ${jobs.join(' ')}`;
    }),
    ...unassigned.map(({ id, reason }) => `job ${id}: ${reason}`),
  ];
  return `${lines.join('\n')}\n`;
}
