// SPDX-License-Identifier: Apache-2.0
// What every refusal says to staff: what happened, what was kept, what to do next.

export const refusalZh = {
  'request.malformed':
    '这份提交里有一项不完整或格式不对（{field}）；没有任何改动。请更正后再提交。',
  'request.too-large': '内容超过了允许的大小；没有任何改动。请分成几份提交。',
  'request.too-often': '操作太频繁，这一次没有执行。请稍等一分钟再试。',
  'sign-in.required': '登录已过期；已保存的内容都在。请重新登录。',
  'sign-in.failed': '登录名或密码不对。请核对后再试。',
  'sign-in.locked': '多次登录未成功，此登录名暂时停用。请 15 分钟后再试，或联系管理员。',
  'permission.missing': '您的角色不能执行这一操作；没有任何改动。如需要，请联系管理员。',
  'thing.not-found': '没有找到这条记录，可能已被移走。请返回列表刷新。',
  'idempotency.other-content': '同一次提交的内容前后不同；第一次的结果保留。请刷新后重新填写。',
  'file.empty': '文件是空的；没有导入任何内容。请检查导出是否完成。',
  'file.binary': '这不是文本或工作簿文件；没有导入任何内容。请选择银行导出的 CSV 或 XLSX 文件。',
  'file.undecodable':
    '文件的文字编码认不出来；没有导入任何内容。请用 UTF-8、UTF-16 或 GB18030 重新导出。',
  'file.headers': '表头与所选格式不符；没有导入任何内容。请核对格式，或换一种格式。',
  'file.cell-too-large': '有一个单元格过大（第 {line} 行）；没有导入任何内容。请更正后重新上传。',
  'file.too-large': '文件超过允许的大小；没有导入任何内容。请分批上传。',
  'file.trailer': '文件末尾的笔数或合计与内容不一致；没有导入任何内容。请向来源方重新索取文件。',
  'file.mapping': '字段对照文件有误（{field}）；没有导入任何内容。请更正对照文件。',
  'file.workbook': '工作簿打不开或缺少工作表；没有导入任何内容。请重新导出 XLSX。',
  'file.busy': '另一份文件正在导入；这份文件没有动。请等它完成后再上传。',
  'row.not-open': '这一行已经处理过；没有再次改动。请刷新列表。',
  'row.still-wrong':
    '更正后仍有问题（{field}：{reason}）；这一行留在隔离区，您填写的内容还在。请再看一看。',
  'law.blocked': '现在不能这样做。没有任何联系发生，已填内容保留；下面是依据与最早可行时间。',
  'law.required': '还缺一项必须先确认的事实；没有任何联系发生，已填内容保留。请先补齐下面所列。',
  'law.reason-needed': '可以进行，但需要主管写明理由；还没有执行。请补充理由。',
  'calendar.not-published':
    '这一年的法定节假日安排尚未公布，无法判断；没有任何改动。请选较近的日期。',
  'case.closed': '案件已结，不能再操作；记录保留。如有新逾期，会自动开新案。',
  'case.already-open': '此人已有未结案件；没有重复开案。请在现有案件里继续。',
  'account.data-check': '账户在“待核数据”里，核实前不能提出外访；没有任何改动。请先核实数据。',
  'visit.not-necessary':
    '目前没有外访的必要：远程联系尚未用尽，本人也没有要求。请先电话或书面联系。',
  'visit.small-balance': '所欠金额低于本机构设定的小额标准，不安排外访。请用电话或书面联系。',
  'visit.no-address': '没有可外访的地址（户籍地址须本人确认居住）。请先核实居住或单位地址。',
  'visit.request-open': '此人已有一份待批的外访申请；没有重复提交。请等主管审批。',
  'visit.same-person': '自己提出的申请须由另一位主管审批；申请保留，没有改动。',
  'visit.move-not-allowed': '这次外访现在不能改期；原安排不变。请先取消再重新申请。',
  'plan.superseded': '已有更新的计划；这一份没有发布。请刷新后查看最新计划。',
  'plan.nothing-to-plan': '这一天没有已批准、待安排的外访。请先审批外访申请。',
  'clock.real': '正式环境的业务时间就是实际时间，不能推进。',
  'clock.backwards': '业务时间只能向前；没有任何改动。',
  'delinquency.missing-due-date':
    '账户缺少到期还款日，不能计算逾期天数；账户保持不变。请补充到期还款日。',
  'database.in-use': '数据库正被另一个程序使用；没有任何改动。请先结束那个程序。',
} as const;
