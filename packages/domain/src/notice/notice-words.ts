// SPDX-License-Identifier: Apache-2.0
// The words of a message about a visit. A bystander may read a text message: it tells that the bank
// would like to come, and nothing of what for.
import type { NoticeTold, NoticeWords } from './notice-told.ts';
import { englishNotice } from './notice-words.en.ts';
import { chineseNotice } from './notice-words.zh.ts';
import { plainWord } from './plain-word.ts';

export function noticeWords(told: NoticeTold): NoticeWords {
  const plain = {
    ...told,
    institution: plainWord(told.institution),
    complaintLine: plainWord(told.complaintLine),
    name: plainWord(told.name),
    officers: told.officers.map(({ agencyEn, agencyZh, badgeNo, name }) => ({
      name: plainWord(name),
      badgeNo: plainWord(badgeNo),
      agencyZh: agencyZh === null ? null : plainWord(agencyZh),
      agencyEn: agencyEn === null ? null : plainWord(agencyEn),
    })),
  };
  return told.language === 'zh' ? chineseNotice(plain) : englishNotice(plain);
}
