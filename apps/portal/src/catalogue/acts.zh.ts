// SPDX-License-Identifier: Apache-2.0
// The short screens of each answer in Chinese, and what is said once it is given.

export const actsZh = {
  move: {
    heading: '改时间',
    lead: '请选一个您方便的时间。这些时间我们都能来。',
    now: '现在约的是 {when}。',
    choose: '请选一个时间',
    submit: '改到这个时间',
    submitChosen: '改到 {when}',
    sending: '正在改…',
    emptyTitle: '现在没有别的时间可以选',
    empty:
      '您可以换一种联系方式，或者谢绝上门。也可以拨打您银行卡背面的电话，告诉我们您方便的时间。',
  },
  channel: {
    heading: '换一种方式',
    lead: '您更希望我们怎样联系您？约好的上门会取消。',
    choose: '请选一种方式',
    submit: '就用这种方式',
    sending: '正在保存…',
    options: {
      call: { title: '打电话', detail: '我们在白天给您打电话。' },
      sms: { title: '发短信', detail: '短信里不写金额，也不写原因。' },
      email: { title: '写电子邮件', detail: '发到您登记的邮箱。' },
      letter: { title: '寄信', detail: '从信封上看不出内容，寄到您登记的地址。' },
    },
  },
  decline: {
    heading: '谢绝上门',
    lead: '可以的。您按下面的按钮以后：',
    nobody: '{days} 天内不会有人上门。',
    open: '电话、短信、邮件和信件还可以联系，您也可以随时找我们。',
    notWorse: '您的情况不会因此变差，也不用说理由。',
    submit: '不要上门',
    sending: '正在保存…',
    other: '更想用电话或信件谈？',
    otherLink: '换一种方式',
  },
  complaint: {
    heading: '投诉',
    lead: '对不起让您不满意了。请告诉我们发生了什么。',
    full: '要补充内容，请拨打下面的投诉电话。',
    subject: '关于什么',
    words: '发生了什么',
    wordsHint: '可以写：什么时候、谁、说了什么或做了什么。请不要写密码。',
    counter: '还可以写 {left} 个字',
    counterOver: '多了 {over} 个字，请删短一些',
    wordsNeeded: '请写几个字，说说发生了什么。',
    subjectNeeded: '请选一项。',
    nextHeading: '发出以后会怎样',
    nextStops: '我们暂停联系您，约好的上门也取消。',
    nextRead: '由没有参与这件事的同事来看。',
    nextAnswer: '我们会在 15 天内答复您，复杂的在 30 天内。发出后您会看到具体日期。',
    submit: '发出投诉',
    sending: '正在发出…',
    already: '您已经有一份投诉在处理中，我们会在 {due} 之前答复。',
  },
  done: {
    confirmed: {
      title: '好的，时间定了。',
      detail: '到时两位工作人员会来，请先看他们的工牌。改变主意，随时可以在这里告诉我们。',
    },
    moved: {
      title: '好的，已经改了。',
      detail: '我们会按新的时间来，原来的时间不会有人上门。改变主意，随时可以在这里告诉我们。',
    },
    declined: {
      title: '好的，我们不会上门。',
      reach: '您可以随时在这里或电话联系我们。',
      detail: '您不需要再做什么。',
    },
    channel: {
      title: '好的，我们改用您选的方式。',
      detail: '我们会用：{channel}。约好的上门取消了，不会有人来。您也可以随时打给我们。',
    },
    complaint: {
      title: '您的投诉收到了，谢谢您告诉我们。',
      detail: '在那之前我们暂停联系您，也不会有人上门。',
      due: '我们会在 {day} 之前答复您。',
    },
  },
} as const;
