// SPDX-License-Identifier: Apache-2.0
// The labels around the words of a letter, in Chinese.

interface Recipient {
  readonly recipient: string;
  readonly address: string;
}

export const letterZh = {
  title: '信函',
  date: '日期',
  reference: '编号',
  account: '账户',
  dueOn: '到期还款日',
  amount: '应还金额',
  total: '合计',
  seal: '盖章处',
  page: (page: number, of: number) => `第 ${page} / ${of} 页`,
  recipient: (to: Recipient) => [to.address, `${to.recipient} 收`],
  brackets: (numbers: string) => `方括号中的 U+ 编号代表字体无法显示的字符：${numbers}。`,
};
