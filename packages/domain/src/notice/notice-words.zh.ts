// SPDX-License-Identifier: Apache-2.0
// 上门通知的中文。短信可能被旁人看到：不写姓名、金额，也不写原因。
import type { NoticeTold, NoticeWords, OfficerTold } from './notice-told.ts';
import { shortWindowWords, windowWords } from './window-words.ts';

export function chineseNotice(told: NoticeTold): NoticeWords {
  switch (told.channel) {
    case 'sms':
      return { subject: null, text: shortMessage(told) };
    case 'phone':
      return { subject: null, text: script(told) };
    default:
      return { subject: subjectOf(told), text: mail(told) };
  }
}

const doorstep = '到门口问候一次，只询问您是否愿意沟通，不办理任何业务';
const reply = '回复1确认 2改期 3谢绝 4非本人';

function shortMessage(told: NoticeTold): string {
  const { institution, kind, manner } = told;
  const when = shortWindowWords(told, 'zh');
  const who = `${whoComes(told)}（工号${badges(told)}）`;
  const check = `或拨打卡背面电话核实${complaint(told, '；投诉')}`;
  const link = '详情 {link}';
  switch (kind) {
    case 'visit-called-off':
      return `【${institution}】您好，原定${when}的拜访已取消，工作人员不会上门。如有疑问请拨打卡背面电话${complaint(told, '；投诉')}。${link}`;
    case 'visit-reminder':
      return `【${institution}】您好，提醒您：${who}将按约定于${when}拜访您。回复2改期 3谢绝，${check}。${link}`;
    case 'visit-changed':
      return manner === 'doorstep'
        ? `【${institution}】您好，安排有变，${who}希望${when}${doorstep}，此前的通知不再有效。${reply}，${check}。${link}`
        : `【${institution}】您好，安排有变，${who}希望${when}拜访您，此前的通知不再有效。${reply}，${check}。${link}`;
    case 'visit-notice':
      return manner === 'doorstep'
        ? `【${institution}】您好，${who}希望${when}${doorstep}。${reply}，${check}。${link}`
        : `【${institution}】您好，${who}希望${when}拜访您。${reply}，${check}。${link}`;
  }
}

function subjectOf({ kind, institution }: NoticeTold): string {
  switch (kind) {
    case 'visit-called-off':
      return `${institution}：拜访已取消`;
    case 'visit-reminder':
      return `${institution}：拜访提醒`;
    case 'visit-changed':
      return `${institution}：拜访安排有变`;
    case 'visit-notice':
      return `${institution}：希望与您约定一次拜访`;
  }
}

function mail(told: NoticeTold): string {
  const when = windowWords(told, 'zh');
  const greeting = told.name === '' ? '您好：' : `${told.name}，您好：`;
  if (told.kind === 'visit-called-off') {
    return paragraphs(
      greeting,
      `原定 ${when} 的拜访已取消，我行工作人员不会上门，您无需等候。`,
      '当前的安排请看：{link}',
      farewell(told),
    );
  }
  return paragraphs(
    greeting,
    opening(told, when),
    ['来访人员：', ...told.officers.map(officerLine)].join('\n'),
    purpose(told),
    [
      '是否见面由您决定。您可以：',
      '· 确认这个时间，或改约别的时间',
      '· 换一种方式沟通：电话、短信、邮件或信函',
      '· 谢绝上门；谢绝不会让任何事情变得更糟',
      '· 如果您不是收件人本人，请告诉我们',
      '请在这里答复：{link}',
    ].join('\n'),
    '如何核实来访人员：请拨打卡背面的电话，报出工号。工作人员会先出示证件，不收现金，不碰您的银行卡和手机，未经您同意不进门。',
    farewell(told),
  );
}

function opening(told: NoticeTold, when: string): string {
  switch (told.kind) {
    case 'visit-reminder':
      return `提醒您：按照约定，${whoComes(told)}将于 ${when} 拜访您。`;
    case 'visit-changed':
      return `我们的安排有变：${whoComes(told)}希望在 ${when} 拜访您。此前的通知不再有效。`;
    default:
      return `${whoComes(told)}希望在 ${when} 拜访您。`;
  }
}

function purpose({ manner }: NoticeTold): string {
  return manner === 'doorstep'
    ? '来访只为在门口问一次您是否愿意沟通，不提供方案，也不签署任何文件。'
    : '来访是为了了解您的情况，和您一起找到办法。';
}

function script(told: NoticeTold): string {
  const when = windowWords(told, 'zh');
  return paragraphs(
    '（先核对身份：请对方报出证件号码后四位或卡号后四位。未核对之前不说来意。不是本人则致歉并挂断。）',
    `您好，我是${told.institution}的工作人员。本次通话有录音。`,
    ...(told.kind === 'visit-called-off'
      ? [`原定 ${when} 的拜访已取消，不会有人上门，您无需等候。`]
      : [
          opening(told, when),
          `来访人员的工号是${badges(told)}。${purpose(told)}`,
          '是否见面由您决定：您可以确认、改约、换一种方式沟通，或者谢绝；谢绝不会让任何事情变得更糟。',
        ]),
    `您可以拨打卡背面的电话核实${complaint(told, '，投诉电话')}。`,
  );
}

function farewell({ complaintLine, institution }: NoticeTold): string {
  const line = complaintLine === '' ? '' : `投诉电话：${complaintLine}\n`;
  return `${line}咨询请拨打卡背面的电话。\n${institution}`;
}

/** 委托机构的名称不写进短信。 */
function whoComes({ officers }: NoticeTold): string {
  const number = officers.length === 3 ? '三位' : '两位';
  return officers.some(({ agencyZh }) => agencyZh !== null)
    ? `我行委托的${number}工作人员`
    : `我行${number}工作人员`;
}

function officerLine({ agencyZh, badgeNo, name }: OfficerTold): string {
  return `· ${name}，工号 ${badgeNo}${agencyZh === null ? '' : `，${agencyZh}（受我行委托）`}`;
}

function badges({ officers }: NoticeTold): string {
  return officers.map(({ badgeNo }) => badgeNo).join('、');
}

function complaint({ complaintLine }: NoticeTold, before: string): string {
  return complaintLine === '' ? '' : `${before}${complaintLine}`;
}

function paragraphs(...texts: readonly string[]): string {
  return texts.join('\n\n');
}
