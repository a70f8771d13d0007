// SPDX-License-Identifier: Apache-2.0
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { faultsOfNotice } from './notice-faults.ts';
import type { NoticeTold } from './notice-told.ts';
import { noticeWords } from './notice-words.ts';
import { windowWords } from './window-words.ts';

const at = (text: string) => Temporal.ZonedDateTime.from(`${text}[Asia/Shanghai]`);

const told: NoticeTold = {
  kind: 'visit-notice',
  channel: 'sms',
  language: 'zh',
  manner: 'visit',
  institution: '示例银行',
  complaintLine: '4000000000',
  name: '王＊',
  officers: [
    { name: '李外访', badgeNo: '1001', agencyZh: null, agencyEn: null },
    { name: '周外访', badgeNo: '1002', agencyZh: null, agencyEn: null },
  ],
  from: at('2026-09-10T10:00'),
  until: at('2026-09-10T12:00'),
};
const english: NoticeTold = {
  ...told,
  language: 'en',
  institution: 'Example Bank',
  name: 'W＊',
  officers: [
    { name: 'Li', badgeNo: '1001', agencyZh: null, agencyEn: null },
    { name: 'Zhou', badgeNo: '1002', agencyZh: null, agencyEn: null },
  ],
};

const kinds = ['visit-notice', 'visit-changed', 'visit-reminder', 'visit-called-off'] as const;
const channels = ['sms', 'email', 'letter', 'phone'] as const;
const manners = ['visit', 'doorstep'] as const;
const all = [told, english].flatMap((base) =>
  kinds.flatMap((kind) =>
    channels.flatMap((channel) =>
      manners.map((manner): NoticeTold => ({ ...base, kind, channel, manner })),
    ),
  ),
);

const textOf = (each: NoticeTold) => {
  const { subject, text } = noticeWords(each);
  return subject === null ? text : `${subject}\n${text}`;
};

describe('the words of every kind, channel, manner and language', () => {
  it('are there for all sixty-four, each different from its twin in the other language', () => {
    expect(all).toHaveLength(64);
    const half = all.length / 2;
    for (const [index, each] of all.slice(0, half).entries()) {
      const twin = all[half + index];
      expect(twin).toMatchObject({ kind: each.kind, channel: each.channel, language: 'en' });
      expect(textOf(each)).not.toBe(twin && textOf(twin));
    }
  });

  it.each(all)('holds nothing of the other language: $language $kind $channel $manner', (each) => {
    const text = textOf(each).replaceAll('{link}', '');
    if (each.language === 'zh') expect(text).not.toMatch(/[A-Za-z]/);
    else
      expect(text.replaceAll('＊', '')).not.toMatch(/[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u);
  });

  it.each(all)('names no debt, no sum, no threat: $language $kind $channel $manner', (each) => {
    expect(faultsOfNotice(textOf(each))).toEqual([]);
  });

  it.each(all)('names day and hours: $language $kind $channel $manner', (each) => {
    const day = each.language === 'zh' ? '9月10日' : '10 Sep';
    const text = textOf(each);
    expect(text).toContain(day);
    expect(text).toContain('10:00–12:00');
    expect(text).toContain('4000000000');
  });

  it('links once in what is written, and never in what is said', () => {
    for (const each of all) {
      const links = textOf(each).split('{link}').length - 1;
      expect(links, `${each.kind} ${each.channel}`).toBe(each.channel === 'phone' ? 0 : 1);
    }
  });

  it('names staff numbers wherever somebody comes', () => {
    for (const each of all.filter(({ kind }) => kind !== 'visit-called-off')) {
      expect(textOf(each)).toContain('1001');
      expect(textOf(each)).toContain('1002');
    }
  });

  it('says by every channel that the earlier message no longer holds, and claims no other hour', () => {
    for (const each of all.filter(({ kind }) => kind === 'visit-changed')) {
      expect(textOf(each)).toMatch(/此前的通知不再有效|earlier message no longer holds/);
      // Only the officers may be others.
      expect(textOf(each)).not.toMatch(/改为|改在|原时间|has moved|earlier time/);
    }
  });

  it('says by every channel that a call at the door offers nothing and signs nothing', () => {
    const announced = all.filter(
      ({ kind, manner }) =>
        manner === 'doorstep' && (kind === 'visit-notice' || kind === 'visit-changed'),
    );
    for (const each of announced) {
      expect(textOf(each)).toMatch(/不办理任何业务|不提供方案|othing is offered/);
    }
  });

  it('says that nobody comes where the visit is off, and never who would have come', () => {
    for (const each of all.filter(({ kind }) => kind === 'visit-called-off')) {
      expect(textOf(each)).toMatch(/不会(?:有人)?上门|obody will come/);
      expect(textOf(each)).not.toContain('1001');
    }
  });
});

describe('a text message, which a bystander may read', () => {
  it('reads as it was agreed', () => {
    expect(noticeWords(told).text).toBe(
      '【示例银行】您好，我行两位工作人员（工号1001、1002）希望9月10日 10:00–12:00拜访您。' +
        '回复1确认 2改期 3谢绝 4非本人，或拨打卡背面电话核实；投诉4000000000。详情 {link}',
    );
    expect(noticeWords(english).text).toBe(
      'Example Bank: two of our staff (staff nos. 1001, 1002) would like to visit you on ' +
        '10 Sep, 10:00–12:00. Reply 1 confirm, 2 move, 3 decline, 4 not me, or call the number ' +
        'on your card to check; complaints 4000000000. More: {link}',
    );
  });

  it('names neither the person nor the officers nor an agency', () => {
    const officers = told.officers.map((officer) => ({
      ...officer,
      agencyZh: '某某公司',
      agencyEn: 'Some Company',
    }));
    for (const each of all.filter(({ channel }) => channel === 'sms')) {
      const text = textOf({ ...each, officers });
      for (const secret of ['王', 'W＊', '外访', 'Zhou', '某某公司', 'Some Company']) {
        expect(text).not.toContain(secret);
      }
    }
  });

  it('does not call the people of an agency staff of the bank', () => {
    const officers = told.officers.map((officer) => ({
      ...officer,
      agencyZh: '某某公司',
      agencyEn: 'Some Company',
    }));
    expect(textOf({ ...told, officers })).toContain('我行委托的两位工作人员');
    expect(textOf({ ...english, officers })).toContain('two people who act for us');
    expect(textOf({ ...told, channel: 'email', officers })).toContain('某某公司（受我行委托）');
    expect(textOf({ ...english, channel: 'email', officers })).toContain('of Some Company');
  });

  it('counts a third officer', () => {
    const third = { name: '吴', badgeNo: '1003', agencyZh: null, agencyEn: null };
    expect(textOf({ ...told, officers: [...told.officers, third] })).toContain('三位工作人员');
    expect(textOf({ ...english, officers: [...told.officers, third] })).toContain('three of our');
  });

  it('leaves the complaint line out where there is none', () => {
    expect(textOf({ ...told, complaintLine: '' })).toContain('核实。详情');
    expect(textOf({ ...english, complaintLine: '' })).toContain('to check. More');
  });
});

it('greets by the masked name in a mail, and names officers, purpose, rights and how to check', () => {
  const zh = textOf({ ...told, channel: 'email' });
  const parts = ['王＊', '李外访，工号 1001', '周外访，工号 1002', '了解您的情况', '谢绝', '改约'];
  for (const part of [...parts, '收件人本人', '卡背面的电话', '投诉电话：4000000000']) {
    expect(zh).toContain(part);
  }
  const en = textOf({ ...english, channel: 'email' });
  const rights = ['W＊', 'Li, staff no. 1001', 'how things stand', 'decline', 'another way'];
  for (const part of [...rights, 'not for you', 'number on your card', 'Complaints: 4000000000']) {
    expect(en).toContain(part);
  }
});

it('greets a person whose name is not on file without one', () => {
  expect(textOf({ ...told, channel: 'email', name: '' })).toMatch(/\n您好：/);
  expect(textOf({ ...english, channel: 'email', name: '' })).toMatch(/\nGood day,/);
});

it('writes a window as people read it', () => {
  expect(windowWords(told, 'zh')).toBe('2026年9月10日 周四 10:00–12:00');
  expect(windowWords(told, 'en')).toBe('Thu 10 Sep 2026, 10:00–12:00');
  const sunday = { from: at('2027-01-03T09:05'), until: at('2027-01-03T11:05') };
  expect(windowWords(sunday, 'zh')).toBe('2027年1月3日 周日 09:05–11:05');
  expect(windowWords(sunday, 'en')).toBe('Sun 3 Jan 2027, 09:05–11:05');
});

it.each([
  ['您有逾期款项', 'debt'],
  ['An OVERDUE card', 'debt'],
  ['what you owe us', 'debt'],
  ['欠 1200 元', 'amount'],
  ['¥12', 'amount'],
  ['1,200.00', 'amount'],
  ['否则后果自负', 'threat'],
  ['We will sue', 'threat'],
  ['您好！', 'cry'],
])('finds the fault of %s', (text, fault) => {
  expect(faultsOfNotice(text)).toContain(fault);
});

it('finds no fault in words that merely contain another', () => {
  expect(faultsOfNotice('However, the tower issue is pursued with courtesy.')).toEqual([]);
});
