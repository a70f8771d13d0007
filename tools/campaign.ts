// SPDX-License-Identifier: Apache-2.0
// How long a campaign runs: `npm test` runs a sample of it, `npm run prove` all of it. Tests ask
// here instead of reading the environment, so that the two commands run the same tests.

/** The number of cases to try now: `full` under `npm run prove`, else `sample`. */
export function campaign(length: { readonly sample: number; readonly full: number }): number {
  return process.env.FAIRVISIT_PROVE === '1' ? length.full : length.sample;
}
