// SPDX-License-Identifier: Apache-2.0
// The words of every code the page can carry, in Chinese. `other` stands for a code nobody foresaw.

export const codesZh = {
  channel: {
    call: '电话',
    voicebot: '语音电话',
    sms: '短信',
    im: '即时消息',
    email: '电子邮件',
    letter: '信件',
    visit: '上门',
    portal: '这个页面',
    other: '其他方式',
  },
  outcome: {
    'no-answer': '没有人接',
    busy: '占线',
    'number-invalid': '号码打不通',
    conversation: '谈过话',
    delivered: '已送达',
    failed: '没有送达',
    'declined-visits': '您谢绝了上门',
    'asked-for-visit': '您希望见面',
    promised: '您说了还款的日子',
    'not-the-person': '接的人不是您',
    absent: '没有见到您',
    completed: '见过面',
    sent: '已发出',
    answered: '您答复了',
    other: '有记录',
  },
  subject: {
    contact: '联系我的次数、时间或方式',
    staff: '工作人员的态度或做法',
    amount: '金额不对',
    privacy: '我的情况被别人知道了',
    other: '其他',
  },
} as const;
