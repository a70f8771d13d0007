// SPDX-License-Identifier: Apache-2.0
// The fields a portfolio file may bring, each with the Chinese and English header our own format
// accepts. The English header is also the field's name in mappings and in the quarantine.

export const fieldHeaders = {
  account_reference: ['账号', '卡账户号'],
  customer_reference: ['客户号'],
  role: ['角色'],
  product: ['产品'],
  currency: ['币种'],
  credit_limit: ['信用额度'],
  balance: ['余额'],
  overdue_amount: ['逾期金额'],
  minimum_payment: ['最低还款额'],
  principal: ['本金'],
  interest: ['利息'],
  fees: ['费用'],
  penalty: ['违约金'],
  statement_day: ['账单日'],
  payment_days: ['还款期天数'],
  last_statement_on: ['上期账单日期'],
  oldest_unpaid_due_on: ['最早未还到期日'],
  days_past_due: ['逾期天数'],
  overdue_periods: ['逾期期数'],
  name: ['姓名'],
  phone: ['手机号'],
  phone_2: ['手机号2'],
  phone_3: ['手机号3'],
  email: ['邮箱'],
  email_2: ['邮箱2'],
  identity_number: ['证件号码'],
  residence_address: ['居住地址'],
  residence_community: ['居住地址社区代码'],
  residence_source: ['居住地址来源'],
  residence_confirmed_on: ['居住地址确认日期'],
  work_address: ['单位地址'],
  work_community: ['单位地址社区代码'],
  work_source: ['单位地址来源'],
  work_confirmed_on: ['单位地址确认日期'],
  hukou_address: ['户籍地址'],
  hukou_community: ['户籍地址社区代码'],
  hukou_source: ['户籍地址来源'],
  hukou_confirmed_on: ['户籍地址确认日期'],
  billing_address: ['账单地址'],
  billing_community: ['账单地址社区代码'],
  billing_source: ['账单地址来源'],
  billing_confirmed_on: ['账单地址确认日期'],
  address: ['地址'],
  address_kind: ['地址类型'],
  address_community: ['地址社区代码'],
  address_source: ['地址来源'],
  address_confirmed_on: ['地址确认日期'],
  statement_month: ['账单月份'],
  statement_bill: ['账单金额'],
  statement_paid: ['已还金额'],
  as_of_on: ['数据日期'],
  sex: ['性别'],
  schooling: ['学历'],
  marital_status: ['婚姻状况'],
  age: ['年龄'],
} as const;

export type FieldName = keyof typeof fieldHeaders;

export function isFieldName(text: string): text is FieldName {
  return Object.hasOwn(fieldHeaders, text);
}

/** The field of a header in either language, or null. */
export function fieldOfHeader(title: string): FieldName | null {
  return byHeader.get(title.trim().toLowerCase()) ?? null;
}

const byHeader: ReadonlyMap<string, FieldName> = new Map(
  Object.entries(fieldHeaders).flatMap(([name, titles]) =>
    isFieldName(name)
      ? [name, ...titles].map((title): [string, FieldName] => [title.toLowerCase(), name])
      : [],
  ),
);
