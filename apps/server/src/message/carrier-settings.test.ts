// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import { readCarrierSettings } from './carrier-settings.ts';

const mail = {
  FAIRVISIT_SMTP: 'smtp://bank:p%40ss@mail.example:25',
  FAIRVISIT_MAIL_FROM: 'v@b.cn',
};
const sms = { FAIRVISIT_SMPP: 'smpp://bank:secret@sms.example', FAIRVISIT_SMS_FROM: '10690000' };

it('reads peers with their logins, usual ports and a public origin', () => {
  expect(
    readCarrierSettings({
      ...mail,
      ...sms,
      FAIRVISIT_PUBLIC_ORIGIN: 'https://visit.bank.example/',
    }),
  ).toEqual({
    ok: true,
    settings: {
      smtp: {
        host: 'mail.example',
        port: 25,
        isSecure: false,
        login: { user: 'bank', password: 'p@ss' },
        from: 'v@b.cn',
      },
      smpp: {
        host: 'sms.example',
        port: 2775,
        isSecure: false,
        systemId: 'bank',
        password: 'secret',
        from: '10690000',
      },
      publicOrigin: 'https://visit.bank.example',
    },
  });
});

it('takes the absence of all settings for sending nothing', () => {
  const settings = { smtp: null, smpp: null, publicOrigin: null };
  expect(readCarrierSettings({ PATH: '/bin', FAIRVISIT_STORAGE: 'x' })).toEqual({
    ok: true,
    settings,
  });
});

it.each([
  ['FAIRVISIT_SMTP', { ...mail, FAIRVISIT_SMTP: 'http://bank:secret@mail.example' }],
  ['FAIRVISIT_SMTP', { ...mail, FAIRVISIT_SMTP: 'smtp://:secret@mail.example' }],
  ['FAIRVISIT_SMTP', { ...mail, FAIRVISIT_SMTP: 'smtp://bank:secret%@mail.example' }],
  ['FAIRVISIT_SMTP', { FAIRVISIT_MAIL_FROM: 'v@b.cn' }],
  ['FAIRVISIT_MAIL_FROM', { ...mail, FAIRVISIT_MAIL_FROM: 'v@b.cn\r\nBcc: x@y.z' }],
  ['FAIRVISIT_MAIL_FROM', { FAIRVISIT_SMTP: mail.FAIRVISIT_SMTP }],
  ['FAIRVISIT_SMPP', { ...sms, FAIRVISIT_SMPP: 'smpp://sms.example' }],
  ['FAIRVISIT_SMPP', { ...sms, FAIRVISIT_SMPP: 'smpp://bank:secret-too-long@sms.example' }],
  ['FAIRVISIT_SMPP', { ...sms, FAIRVISIT_SMPP: 'smpp://bank:secret@sms.example/path' }],
  ['FAIRVISIT_SMS_FROM', { FAIRVISIT_SMPP: sms.FAIRVISIT_SMPP }],
  ['FAIRVISIT_PUBLIC_ORIGIN', { FAIRVISIT_PUBLIC_ORIGIN: 'https://bank.example/visit' }],
  ['FAIRVISIT_PUBLIC_ORIGIN', { FAIRVISIT_PUBLIC_ORIGIN: 'javascript:alert(1)' }],
  ['FAIRVISIT_SMPT', { FAIRVISIT_SMPT: 'smtp://x' }],
  ['FAIRVISIT_SMS_FORM', { ...sms, FAIRVISIT_SMS_FORM: '1069' }],
])('refuses what is half or unknown, by its name %s and without a password: %j', (name, env) => {
  const read = readCarrierSettings(env);
  expect(read.ok).toBe(false);
  const sentence = read.ok ? '' : read.sentence;
  expect(sentence).toContain(name);
  expect(sentence).not.toContain('secret');
});
