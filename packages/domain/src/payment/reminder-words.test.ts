// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { type Reminder, reminderWords } from './reminder-words.ts';
import { thanksWords } from './thanks-words.ts';

const languages = ['zh', 'en'] as const;
const channels = ['sms', 'email', 'letter'] as const;

const reminder: Reminder = {
  channel: 'sms',
  language: 'zh',
  institution: 'Bank',
  complaintLine: '95000',
  hasResting: false,
  name: '王试',
  asOf: '2026-09-07',
  items: [
    { label: 'A 1111', currency: 'CNY', amount: '1,200.00', dueOn: '2026-07-19' },
    { label: 'B 2222', currency: 'CNY', amount: '88.50', dueOn: '2026-07-20' },
  ],
  totals: [{ currency: 'CNY', amount: '1,288.50' }],
};

const chinese = /\p{Script=Han}/u;

describe('the words of a reminder', () => {
  it.each(languages)('tell no amount, account or name in an SMS or an e-mail in %s', (language) => {
    for (const channel of ['sms', 'email'] as const) {
      const { subject, text } = reminderWords({ ...reminder, channel, language });
      const all = `${subject} ${text}`;
      for (const secret of ['1,200', '88.50', '1,288', '1111', '王试', '07-19']) {
        expect(all).not.toContain(secret);
      }
      expect(all).not.toMatch(/逾期|欠款|催收|overdue|debt|owe/i);
    }
  });

  it.each(languages)('give each account its own amount in a letter in %s (D04)', (language) => {
    const { text } = reminderWords({ ...reminder, channel: 'letter', language });
    const lines = text.split('\n');
    expect(lines.find((line) => line.includes('A 1111'))).toContain('CNY 1,200.00');
    expect(lines.find((line) => line.includes('B 2222'))).toContain('CNY 88.50');
    expect(lines.filter((line) => line.includes('CNY 1,288.50'))).toHaveLength(1);
    for (const said of ['王试', '95000', 'Bank']) expect(text).toContain(said);
  });

  it.each(languages)('name what rests, in every channel, in %s', (language) => {
    for (const channel of channels) {
      const plain = reminderWords({ ...reminder, channel, language }).text;
      const resting = reminderWords({ ...reminder, channel, language, hasResting: true }).text;
      expect(resting.length).toBeGreaterThan(plain.length);
      expect(resting).toMatch(language === 'zh' ? /核实/ : /being checked/);
      expect(plain).not.toMatch(language === 'zh' ? /核实/ : /being checked/);
    }
  });

  it('stay in one language, threaten nobody and shout at nobody', () => {
    for (const channel of channels) {
      const english = reminderWords({ ...reminder, name: 'Ms Wang', channel, language: 'en' });
      const thanks = thanksWords({ channel, language: 'en', institution: 'Bank' });
      for (const words of [english, thanks]) {
        expect(`${words.subject} ${words.text}`).not.toMatch(chinese);
      }
      for (const language of languages) {
        const told = reminderWords({ ...reminder, channel, language, hasResting: true });
        const thanked = thanksWords({ channel, language, institution: 'Bank' });
        const all = `${told.subject}${told.text}${thanked.subject}${thanked.text}`;
        expect(all).not.toMatch(/[!！]|催|后果|court|legal action|immediately/i);
      }
    }
  });

  it('thank without naming an amount', () => {
    for (const channel of channels) {
      for (const language of languages) {
        const { text } = thanksWords({ channel, language, institution: 'Bank' });
        expect(text).not.toMatch(/\d/);
        expect(text).toContain('Bank');
      }
    }
  });
});
