// SPDX-License-Identifier: Apache-2.0
// A decision as one sentence for the officer: what, why (rule and force), and the next lawful time.
import type { Decision } from './decide.ts';
import type { Force } from './outcome.ts';
import type { Pack } from './pack.ts';
import type { Text } from './text.ts';
import { parseInstant, shortMoment } from './time/instant-text.ts';

const forceNames: Readonly<Record<Force, Text>> = {
  law: { zh: '法律', en: 'law' },
  reg: { zh: '监管规定', en: 'regulator’s rule' },
  std: { zh: '推荐性国家标准', en: 'recommended standard' },
  code: { zh: '行业指引', en: 'industry code' },
  draft: { zh: '征求意见稿', en: 'draft' },
  policy: { zh: '本机构规定', en: 'bank policy' },
};

/** '现在不能联系：…（CN-TIME-01，行业指引）。最早 9月8日 08:00。' */
export function explain(decision: Decision, pack: Pack): Text {
  const hit = decision.hits[0];
  if (!hit || decision.verdict === 'allow') {
    return { zh: '可以进行。', en: 'May go ahead.' };
  }
  const force = forceNames[hit.force];
  const opening = openings[decision.verdict];
  return {
    zh: `${opening.zh}：${hit.text.zh}（${hit.rule}，${force.zh}）。${nextText(decision, pack).zh}`,
    en: `${opening.en}: ${hit.text.en} (${hit.rule}, ${force.en}). ${nextText(decision, pack).en}`,
  };
}

const openings = {
  block: { zh: '现在不能联系', en: 'Not now' },
  require: { zh: '还需补充', en: 'Still needed' },
  warn: { zh: '需主管说明理由', en: 'Needs a supervisor’s reason' },
} as const;

function nextText(decision: Decision, pack: Pack): Text {
  if (decision.verdict === 'warn') return { zh: '', en: '' };
  if (decision.never) return decision.never;
  const minute = decision.nextLawfulAt ? parseInstant(decision.nextLawfulAt, 'down') : undefined;
  if (minute === undefined) return { zh: '', en: '' };
  const moment = shortMoment(minute, pack.zone);
  return { zh: `最早 ${moment.zh}。`, en: `Earliest ${moment.en}.` };
}
