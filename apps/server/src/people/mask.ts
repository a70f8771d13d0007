// SPDX-License-Identifier: Apache-2.0
// What a screen shows of a person before somebody asks for more, with a purpose: the strictest of the
// masks in use. Masks are made here only, and only on the server.

const hidden = '***';

/** 张＊, 欧＊ for 欧阳修, M*** for Mary Jones: neither the length nor the family name of two. */
export function maskName(name: string): string {
  const [first] = name.trim().normalize('NFC');
  if (first === undefined) return hidden;
  return isHan(first) ? `${first}＊` : `${first.toUpperCase()}${hidden}`;
}

/** 138****5678; of a number that is shorter than a mobile one, no more than the last two. */
export function maskPhone(phone: string): string {
  const digits = phone.replaceAll(/\D/g, '').replace(/^(?:00)?86(?=1\d{10}$)/, '');
  if (/^1\d{10}$/.test(digits)) return `${digits.slice(0, 3)}****${digits.slice(-4)}`;
  return digits.length >= 7 ? `****${digits.slice(-2)}` : hidden;
}

/** a***@example.com */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  const [first] = email.trim();
  return at < 1 || first === undefined ? hidden : `${first}${hidden}${email.trim().slice(at)}`;
}

/** 3****************4: the first and the last character. */
export function maskIdentity(identity: string): string {
  const characters = [...identity.trim()];
  const [first, last] = [characters[0], characters.at(-1)];
  if (first === undefined || last === undefined || characters.length < 6) return hidden;
  return `${first}${'*'.repeat(characters.length - 2)}${last}`;
}

/** Province, city, district, street and community; the rest, where the door is, is hidden. */
export function maskAddress(address: string): string {
  const text = address.trim().normalize('NFC');
  const open = administrative.exec(text)?.[0] ?? '';
  return `${open}${hidden}`.slice(0, maskedAddressMax);
}

const maskedAddressMax = 200;

/** Each level may be missing; 小区 is a block of flats and no 区. */
const administrative = new RegExp(
  [
    '^',
    '(?:[^省市区县路号]{1,8}(?:省|自治区))?',
    '(?:[^市区县路号]{1,8}(?:市|自治州|地区|盟))?',
    '(?:[^市区县旗路号]{1,8}(?:(?<![小园社校厂])区|县|旗|市))?',
    '(?:[^镇乡路号]{1,10}?(?:街道|镇|乡))?',
    '(?:[^村路号弄幢]{1,14}?(?:社区|村))?',
  ].join(''),
);

function isHan(character: string): boolean {
  return /\p{Script=Han}/u.test(character);
}
