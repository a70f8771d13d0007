// SPDX-License-Identifier: Apache-2.0
// What must not stand in anything that a bystander may read: words of debt, an amount, a threat, a
// cry. Each fault is named, so that whoever changes a template learns why it was refused.

const faults: readonly (readonly [string, RegExp])[] = [
  ['debt', /逾期|欠款|欠费|催收|催缴|债务|拖欠|还款|\b(?:overdue|debts?|arrears|owed?|owing)\b/iu],
  ['debt', /\b(?:repay(?:ments?)?|collections?|collectors?|delinquent|loans?)\b|贷款/iu],
  ['amount', /[¥￥$€]|\d[\d,]*\.\d{2}|\d+\s*元|CNY|RMB/u],
  [
    'threat',
    /后果|法院|起诉|黑名单|征信|立即|马上|\b(?:court|sued?|blacklist|credit record|immediately)\b/iu,
  ],
  ['cry', /[!！]/u],
];

/** The names of the faults; empty when the words may go out. */
export function faultsOfNotice(text: string): readonly string[] {
  return [...new Set(faults.filter(([, words]) => words.test(text)).map(([name]) => name))];
}
