// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import { maskAddress, maskEmail, maskIdentity, maskName, maskPhone } from './mask.ts';

it.each([
  ['张三丰', '张＊'],
  ['李四', '李＊'],
  ['欧阳修', '欧＊'],
  ['䶮一', '䶮＊'],
  ['𠮷野', '𠮷＊'],
  ['mary Jones', 'M***'],
  ['  ', '***'],
])('shows of the name %s only %s', (name, masked) => {
  expect(maskName(name)).toBe(masked);
});

it.each([
  ['13812345678', '138****5678'],
  ['+86 138 1234 5678', '138****5678'],
  ['0571-87654321', '****21'],
  ['87654321', '****21'],
  ['110', '***'],
  ['', '***'],
])('shows of the phone %s only %s', (phone, masked) => {
  expect(maskPhone(phone)).toBe(masked);
});

it.each([
  ['anna@example.com', 'a***@example.com'],
  ['@example.com', '***'],
  ['nothing', '***'],
])('shows of the mail address %s only %s', (email, masked) => {
  expect(maskEmail(email)).toBe(masked);
});

it.each([
  ['33010619900307451X', '3****************X'],
  ['330106900307451', '3*************1'],
  ['12345', '***'],
])('shows of the identity number %s only %s', (identity, masked) => {
  expect(maskIdentity(identity)).toBe(masked);
});

it.each([
  ['浙江省杭州市西湖区北山街道宝石社区宝石山下一弄6号', '浙江省杭州市西湖区北山街道宝石社区***'],
  ['杭州市西湖区文三路100号2幢301室', '杭州市西湖区***'],
  ['浙江省杭州市余杭区瓶窑镇西安寺村12号', '浙江省杭州市余杭区瓶窑镇西安寺村***'],
  ['翠苑小区3幢2单元', '***'],
  ['上海市浦东新区世纪大道1号', '上海市浦东新区***'],
  ['12 High Street, Springfield', '***'],
])('shows of the address %s only %s', (address, masked) => {
  expect(maskAddress(address)).toBe(masked);
});
