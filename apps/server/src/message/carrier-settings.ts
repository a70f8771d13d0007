// SPDX-License-Identifier: Apache-2.0
// Where mail and SMS go out, read from the environment. A setting that is unknown or half is refused
// with its name; a password is in no sentence.

export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (smtps). */
  readonly isSecure: boolean;
  readonly login: { readonly user: string; readonly password: string } | null;
  /** The address that mails come from. */
  readonly from: string;
}

export interface SmppSettings {
  readonly host: string;
  readonly port: number;
  /** TLS (ssmpp). */
  readonly isSecure: boolean;
  readonly systemId: string;
  readonly password: string;
  /** The number or name that messages come from. */
  readonly from: string;
}

export interface CarrierSettings {
  readonly smtp: SmtpSettings | null;
  readonly smpp: SmppSettings | null;
  /** Where people reach this server from outside; no slash at its end. */
  readonly publicOrigin: string | null;
}

export type SettingsOrSentence =
  | { readonly ok: true; readonly settings: CarrierSettings }
  | { readonly ok: false; readonly sentence: string };

type Environment = Readonly<Record<string, string | undefined>>;

export function readCarrierSettings(env: Environment): SettingsOrSentence {
  const smtp = readSmtp(env);
  if (typeof smtp === 'string') return { ok: false, sentence: smtp };
  const smpp = readSmpp(env);
  if (typeof smpp === 'string') return { ok: false, sentence: smpp };
  const publicOrigin = readOrigin(env.FAIRVISIT_PUBLIC_ORIGIN);
  if (publicOrigin === false) return { ok: false, sentence: originSentence };
  const unknown = Object.keys(env).find((name) => isLikeOurs(name) && !known.has(name));
  if (unknown !== undefined) {
    return { ok: false, sentence: `${unknown} is no setting; there are ${[...known].join(', ')}.` };
  }
  return { ok: true, settings: { smtp, smpp, publicOrigin } };
}

const known = new Set([
  'FAIRVISIT_SMTP',
  'FAIRVISIT_MAIL_FROM',
  'FAIRVISIT_SMPP',
  'FAIRVISIT_SMS_FROM',
  'FAIRVISIT_PUBLIC_ORIGIN',
]);

/** A misspelt setting would leave a channel silent. */
function isLikeOurs(name: string): boolean {
  return /^FAIRVISIT_(SM|MAIL|PUBLIC|EMAIL)/.test(name);
}

function readSmtp(env: Environment): SmtpSettings | null | string {
  const address = env.FAIRVISIT_SMTP ?? '';
  const from = env.FAIRVISIT_MAIL_FROM ?? '';
  if (address === '' && from === '') return null;
  if (address === '') return 'FAIRVISIT_MAIL_FROM is set without FAIRVISIT_SMTP.';
  const url = peerUrl(address, ['smtp:', 'smtps:']);
  if (url === null) return 'FAIRVISIT_SMTP reads smtp://user:password@host:port.';
  if (!mailAddress.test(from)) return 'FAIRVISIT_MAIL_FROM is a mail address, needed for mail.';
  const isSecure = url.protocol === 'smtps:';
  const user = decoded(url.username);
  const password = decoded(url.password);
  if (user === null || password === null || (user === '') !== (password === '')) {
    return 'FAIRVISIT_SMTP names a user and a password, or neither.';
  }
  return {
    host: url.hostname,
    port: url.port === '' ? (isSecure ? 465 : 587) : Number(url.port),
    isSecure,
    login: user === '' ? null : { user, password },
    from,
  };
}

const mailAddress = /^[^\s@<>(),;:"[\]\\]{1,64}@[A-Za-z0-9.-]{1,190}$/;

function readSmpp(env: Environment): SmppSettings | null | string {
  const address = env.FAIRVISIT_SMPP ?? '';
  const from = env.FAIRVISIT_SMS_FROM ?? '';
  if (address === '' && from === '') return null;
  if (address === '') return 'FAIRVISIT_SMS_FROM is set without FAIRVISIT_SMPP.';
  const url = peerUrl(address, ['smpp:', 'ssmpp:']);
  const systemId = url === null ? null : decoded(url.username);
  const password = url === null ? null : decoded(url.password);
  if (url === null || !isOctets(systemId, 15) || !isOctets(password, 8)) {
    return 'FAIRVISIT_SMPP reads smpp://system:password@host:port (15 and 8 characters at most).';
  }
  if (!/^(\d{3,20}|[A-Za-z0-9 ]{1,11})$/.test(from)) {
    return 'FAIRVISIT_SMS_FROM is a number or up to 11 letters, needed for SMS.';
  }
  const isSecure = url.protocol === 'ssmpp:';
  const port = url.port === '' ? (isSecure ? 3550 : 2775) : Number(url.port);
  return { host: url.hostname, port, isSecure, systemId, password, from };
}

function isOctets(text: string | null, max: number): text is string {
  return text !== null && new RegExp(`^[\\x21-\\x7e]{1,${max}}$`).test(text);
}

function peerUrl(address: string, schemes: readonly string[]): URL | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  const isBare = /^\/?$/.test(url.pathname) && url.search === '' && url.hash === '';
  return schemes.includes(url.protocol) && url.hostname !== '' && isBare ? url : null;
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch (cause) {
    if (cause instanceof URIError) return null;
    throw cause;
  }
}

const originSentence = 'FAIRVISIT_PUBLIC_ORIGIN reads https://host, without a path.';

function readOrigin(text: string | undefined): string | null | false {
  if (text === undefined || text === '') return null;
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  return isWeb && text.replace(/\/$/, '') === url.origin ? url.origin : false;
}
