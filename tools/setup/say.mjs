// SPDX-License-Identifier: Apache-2.0
// Progress lines of the set-up. They go to standard error, so that a command's standard output
// (JSON, above all) carries nothing but its answer.
const tickMilliseconds = 1_000;
const plainTickMilliseconds = 15_000;

export function say(text) {
  process.stderr.write(`${text}\n`);
}

/** Runs `work` under a progress line that counts the seconds; rewritten in place on a terminal. */
export async function withProgress(title, work) {
  const startedAt = performance.now();
  const seconds = () => ((performance.now() - startedAt) / 1_000).toFixed(0);
  const terminal = process.stderr.isTTY === true;
  const tick = () =>
    process.stderr.write(terminal ? `\r${title} … ${seconds()} s` : `${title} … ${seconds()} s\n`);
  process.stderr.write(terminal ? `${title} …` : `${title} …\n`);
  const timer = setInterval(tick, terminal ? tickMilliseconds : plainTickMilliseconds);
  try {
    const result = await work();
    process.stderr.write(`${terminal ? '\r' : ''}${title}: done in ${seconds()} s\n`);
    return result;
  } catch (error) {
    process.stderr.write(`${terminal ? '\r' : ''}${title}: failed after ${seconds()} s\n`);
    throw error;
  } finally {
    clearInterval(timer);
  }
}

/** A sentence for the person at the terminal; `endWith` prints it without a stack. */
export class SetupProblem extends Error {}

/** Runs a whole entry point and turns what it throws into one sentence and an exit code. */
export async function endWith(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof SetupProblem)) throw error;
    say(error.message);
    process.exitCode = 2;
  }
}
