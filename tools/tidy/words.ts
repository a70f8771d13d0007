// SPDX-License-Identifier: Apache-2.0
// Words that must not stand in the product, and traces of one machine that must not stand anywhere.
import { faultsAt, inspect, isTest, type Report, type SourceFile } from './source-file.ts';

/** The levy was abolished for credit cards in 2017; what may be charged is 违约金. */
const abolishedLevy = /滞纳金/g;
/** "Collection" toward the person whose door it is: the product says 预约沟通, an appointment. */
const collection = /催收|debt collection/gi;
// Put together from halves, so that this file is not its own first finding.
const machinePath = new RegExp(
  `(?<![\\w.}/])/(?:wo${'rk'}|ho${'me'}|Us${'ers'}|ro${'ot'})/[\\w.-]+/`,
  'g',
);
const registryHost = new RegExp(
  `registry\\.n${'pm'}|n${'pm'}mirror|artif${'actory'}|ver${'daccio'}`,
  'gi',
);

export function checkWords(files: readonly SourceFile[]): Report {
  return inspect(files, isShown, (file) => [
    ...faultsAt(file.path, file.text, { pattern: abolishedLevy, what: 'the word is 违约金' }),
    ...(isReadByCardholders(file.path)
      ? faultsAt(file.path, file.text, { pattern: collection, what: 'a cardholder may read this' })
      : []),
  ]);
}

export function checkNoTraceOfMachines(files: readonly SourceFile[]): Report {
  return inspect(
    files,
    () => true,
    (file) => [
      ...faultsAt(file.path, file.text, { pattern: machinePath, what: 'path of a machine' }),
      ...faultsAt(file.path, file.text, { pattern: registryHost, what: 'host of a registry' }),
    ],
  );
}

function isShown(path: string): boolean {
  return path.startsWith('apps/') && /\.(ts|tsx|html|json|txt)$/.test(path) && !isTest(path);
}

function isReadByCardholders(path: string): boolean {
  return /^apps\/portal\/|^apps\/server\/src\/(notice|cardholder)\/|template/.test(path);
}
