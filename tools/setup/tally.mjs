// SPDX-License-Identifier: Apache-2.0
// Counts one vitest report. Kept apart from running it, so that its own test can feed it reports.

/** `{ passed, failed, sentences }` of a report; `report` is null when vitest wrote none. */
export function countOf({ project, code, report }) {
  if (report === null) {
    return {
      passed: 0,
      failed: 1,
      sentences: [`${project}: vitest ended without a report (exit ${code})`],
    };
  }
  const sentences = [];
  let failed = report.numFailedTests;
  for (const file of report.testResults) {
    const ownFailures = file.assertionResults.filter((test) => test.status === 'failed').length;
    if (file.status === 'failed' && ownFailures === 0) {
      failed += 1;
      sentences.push(`${project}: ${file.name} could not be run`);
    }
  }
  const passed = report.numPassedTests;
  const skipped = report.numTotalTests - report.numPassedTests - report.numFailedTests;
  if (skipped > 0) {
    failed += skipped;
    sentences.push(`${project}: ${skipped} tests were skipped, which counts as failed`);
  }
  if (passed + failed === 0) {
    failed = 1;
    sentences.push(`${project}: no test ran`);
  }
  if (code !== 0 && failed === 0) {
    failed = 1;
    sentences.push(`${project}: vitest ended with exit ${code} though no test failed`);
  }
  return { passed, failed, sentences };
}
