// SPDX-License-Identifier: Apache-2.0
// A reminder and a payment crossed on the way: an apology, read by a supervisor before it goes out.
// No amount and no account, whatever the channel.
import type { MessageWords } from './reminder-words.ts';

export interface Thanks {
  readonly channel: 'sms' | 'email' | 'letter';
  readonly language: 'zh' | 'en';
  readonly institution: string;
}

export function thanksWords({ channel, language, institution }: Thanks): MessageWords {
  const { subject, text } = language === 'zh' ? zh(institution) : en(institution);
  if (channel !== 'sms') return { subject, text: `${text}\n\n${institution}` };
  return {
    subject: null,
    text: language === 'zh' ? `【${institution}】${text}` : `${institution}: ${text}`,
  };
}

function zh(institution: string) {
  return {
    subject: `${institution}：感谢您，事项已处理`,
    text: '您好，您的款项我们已收到，谢谢您。此前发给您的提醒与它在途中错过，给您添了打扰，我们为此致歉；请忽略那条提醒，您无需再做任何事。',
  };
}

function en(institution: string) {
  return {
    subject: `${institution}: thank you, this is settled`,
    text: 'Thank you: we have received what you sent. Our earlier message crossed with it, and we are sorry for the disturbance. Please disregard that message; there is nothing more for you to do.',
  };
}
