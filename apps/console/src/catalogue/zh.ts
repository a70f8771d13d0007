// SPDX-License-Identifier: Apache-2.0
// The Chinese catalogue, which is the source: its keys are the keys.
import { caseZh } from './case.zh.ts';
import { codesZh } from './codes.zh.ts';
import { complaintZh } from './complaint.zh.ts';
import { factsZh } from './facts.zh.ts';
import { frameZh } from './frame.zh.ts';
import { messageZh } from './message.zh.ts';
import { messageCodesZh } from './message-codes.zh.ts';
import { noticeZh } from './notice.zh.ts';
import { officeZh } from './office.zh.ts';
import { portfolioZh } from './portfolio.zh.ts';
import { refusalZh } from './refusal.zh.ts';
import { visitZh } from './visit.zh.ts';

export const zh = {
  ...frameZh,
  ...factsZh,
  codes: { ...codesZh, ...messageCodesZh },
  refusal: refusalZh,
  ...portfolioZh,
  casePage: caseZh,
  visit: visitZh,
  ...messageZh,
  complaint: complaintZh,
  notice: noticeZh,
  office: officeZh,
} as const;
