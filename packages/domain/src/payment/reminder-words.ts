// SPDX-License-Identifier: Apache-2.0
// The words of a payment reminder. An SMS or an e-mail is read by whoever holds the telephone: it
// names no amount and no account, and only asks to look. The letter, which is sealed, has the table.

export type ReminderChannel = 'sms' | 'email' | 'letter';

export interface ReminderLine {
  /** Product and last digits, as on a statement. */
  readonly label: string;
  readonly currency: string;
  /** As it is printed, e.g. "1,200.00". */
  readonly amount: string;
  readonly dueOn: string;
}

export interface Reminder {
  readonly channel: ReminderChannel;
  readonly language: 'zh' | 'en';
  readonly institution: string;
  /** A telephone number; empty where the institution gave none. */
  readonly complaintLine: string;
  /** Something was objected to and is not asked for. */
  readonly hasResting: boolean;
  /** Written in letters only. */
  readonly name: string;
  readonly asOf: string;
  readonly items: readonly ReminderLine[];
  readonly totals: readonly { readonly currency: string; readonly amount: string }[];
}

export interface MessageWords {
  readonly subject: string | null;
  readonly text: string;
}

export function reminderWords(reminder: Reminder): MessageWords {
  const words = reminder.language === 'zh' ? zh : en;
  switch (reminder.channel) {
    case 'sms':
      return { subject: null, text: words.sms(reminder) };
    case 'email':
      return { subject: words.emailSubject(reminder), text: words.email(reminder) };
    case 'letter':
      return { subject: words.letterSubject, text: words.letter(reminder).join('\n') };
  }
}

interface Words {
  readonly sms: (reminder: Reminder) => string;
  readonly emailSubject: (reminder: Reminder) => string;
  readonly email: (reminder: Reminder) => string;
  readonly letterSubject: string;
  readonly letter: (reminder: Reminder) => readonly string[];
}

const zh: Words = {
  sms: ({ institution, hasResting }) =>
    `【${institution}】您好，请您方便时查看最近一期账单或本行应用，或拨打卡片背面的电话了解。${
      hasResting ? '您反映的事项正在核实，不在此列。' : ''
    }如已处理，请忽略本短信。`,
  emailSubject: ({ institution }) => `${institution}：请您查看最近一期账单`,
  email: ({ institution, hasResting, complaintLine }) =>
    [
      '您好：',
      '',
      '请您方便时查看最近一期账单或本行应用，或拨打卡片背面的电话了解。',
      ...(hasResting ? ['您提出异议的部分正在核实，核实期间暂停，不在此列。'] : []),
      '如果您有困难，请告诉我们，我们可以和您一起商量。',
      ...(complaintLine === '' ? [] : [`意见与投诉电话：${complaintLine}`]),
      '如已处理，请忽略本邮件。',
      '',
      institution,
    ].join('\n'),
  letterSubject: '关于您的信用卡账单',
  letter: (reminder) => [
    `${reminder.name} 您好：`,
    '',
    `截至${reminder.asOf}，您名下以下账户有到期待还的款项：`,
    ...reminder.items.map(
      (item, at) =>
        `${at + 1}. ${item.label}：${item.currency} ${item.amount}，到期还款日 ${item.dueOn}`,
    ),
    ...reminder.totals.map((total) => `合计：${total.currency} ${total.amount}`),
    ...(reminder.hasResting
      ? ['您提出异议的部分正在核实，核实期间暂停，未列入以上金额，您无需为此付款。']
      : []),
    '',
    '依据：您与本行签订的信用卡领用合约，以及《商业银行信用卡业务监督管理办法》。',
    '您的权利：查询账单与明细；对金额提出异议并提交材料；说明困难并申请个性化分期；投诉。',
    '您的义务：按合约归还到期款项；联系方式变更时告知本行。',
    '还款、查询、提出异议或提交材料：登录本行应用，或拨打卡片背面的电话。',
    ...(reminder.complaintLine === '' ? [] : [`意见与投诉电话：${reminder.complaintLine}`]),
    '如果您已经还款，请忽略本函。',
    '',
    `${reminder.institution}（业务章）`,
  ],
};

const en: Words = {
  sms: ({ institution, hasResting }) =>
    `${institution}: please look at your latest statement or the app when it suits you, or call the number on your card.${
      hasResting ? ' What you told us about is being checked and is not part of this.' : ''
    } If this is settled, please disregard this message.`,
  emailSubject: ({ institution }) => `${institution}: please look at your latest statement`,
  email: ({ institution, hasResting, complaintLine }) =>
    [
      'Hello,',
      '',
      'Please look at your latest statement or the app when it suits you, or call the number on your card.',
      ...(hasResting
        ? ['What you objected to is being checked; it rests meanwhile and is not part of this.']
        : []),
      'If things are difficult at the moment, please tell us: we can look for a way together.',
      ...(complaintLine === '' ? [] : [`Comments and complaints: ${complaintLine}`]),
      'If this is settled, please disregard this mail.',
      '',
      institution,
    ].join('\n'),
  letterSubject: 'About your credit card statement',
  letter: (reminder) => [
    `Dear ${reminder.name},`,
    '',
    `As of ${reminder.asOf}, these amounts on your accounts are due:`,
    ...reminder.items.map(
      (item, at) =>
        `${at + 1}. ${item.label}: ${item.currency} ${item.amount}, due date ${item.dueOn}`,
    ),
    ...reminder.totals.map((total) => `Total: ${total.currency} ${total.amount}`),
    ...(reminder.hasResting
      ? [
          'What you objected to is being checked; it rests meanwhile, is not in these amounts, and you need not pay it.',
        ]
      : []),
    '',
    'Basis: your credit card agreement with us, and the Measures for the Supervision and Administration of the Credit Card Business of Commercial Banks.',
    'Your rights: to ask for statements and entries; to object to an amount and hand in evidence; to tell us of difficulties and apply for instalments that fit you; to complain.',
    'Your duties: to pay what is due under the agreement; to tell us when your contact details change.',
    'To pay, to ask, to object or to hand in evidence: use the app, or call the number on your card.',
    ...(reminder.complaintLine === ''
      ? []
      : [`Comments and complaints: ${reminder.complaintLine}`]),
    'If you have paid already, please disregard this letter.',
    '',
    `${reminder.institution} (business seal)`,
  ],
};
