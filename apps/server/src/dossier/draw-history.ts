// SPDX-License-Identifier: Apache-2.0
// What was done and what it rests on: notices with their proofs, contacts without their words, and
// the clauses that apply, each with its force and how sure we are of its text.
import { Temporal } from 'temporal-polyfill';
import { momentText, windowText } from '../paper/amount-text.ts';
import type { Sheet } from '../paper/sheet.ts';
import { heading, paragraphs, small } from '../paper/write-blocks.ts';
import { writeTable } from '../paper/write-table.ts';
import type { DossierClause, DossierFigures, DossierNotice } from './dossier-figures.ts';
import { type DossierWords, wordFor } from './dossier-words.ts';
import { instrumentName } from './instrument-name.ts';

export function drawNotices(sheet: Sheet, figures: DossierFigures, words: DossierWords): void {
  heading(sheet, words.notices);
  if (figures.notices.length === 0) {
    paragraphs(sheet, words.noNotices);
    return;
  }
  writeTable(
    sheet,
    [
      { head: words.notice, share: 11 },
      { head: words.at, share: 25 },
      { head: words.window, share: 27 },
      { head: words.proof, share: 24 },
      { head: words.answer, share: 20 },
    ],
    figures.notices.map((notice) => ({ cells: noticeCells(notice, figures, words) })),
  );
}

function noticeCells(
  notice: DossierNotice,
  { language, zone }: DossierFigures,
  words: DossierWords,
): string[] {
  const place = { zone, language };
  const proofs = notice.proofs.map((proof) => wordFor(words.proofs, proof.kind));
  const answer = notice.answer === null ? words.noAnswer : wordFor(words.answers, notice.answer);
  return [
    words.noticeVersion(notice.version),
    momentText(Temporal.Instant.from(notice.madeAt), place),
    windowText(
      {
        from: Temporal.Instant.from(notice.windowFrom),
        until: Temporal.Instant.from(notice.windowUntil),
      },
      place,
    ),
    proofs.length === 0 ? words.noProof : proofs.join('\n'),
    notice.endedReason === null ? answer : `${answer}\n${words.ended}`,
  ];
}

export function drawContacts(sheet: Sheet, figures: DossierFigures, words: DossierWords): void {
  heading(sheet, words.contacts);
  if (figures.contacts.length === 0) {
    paragraphs(sheet, words.noContacts);
    return;
  }
  const { language, zone } = figures;
  writeTable(
    sheet,
    [
      { head: words.at, share: 36 },
      { head: words.channel, share: 20 },
      { head: words.by, share: 16 },
      { head: words.outcome, share: 28 },
    ],
    figures.contacts.map(({ at, channel, outcome, startedBy }) => ({
      cells: [
        momentText(Temporal.Instant.from(at), { zone, language }),
        wordFor(words.channels, channel),
        startedBy === 'person' ? words.byPerson : words.byInstitution,
        wordFor(words.outcomes, outcome),
      ],
    })),
  );
}

export function drawClauses(sheet: Sheet, figures: DossierFigures, words: DossierWords): void {
  heading(sheet, words.clauses);
  paragraphs(sheet, words.clausesLead, small);
  sheet.y += 4;
  writeTable(
    sheet,
    [
      { head: words.rule, share: 18 },
      { head: words.says, share: 44 },
      { head: words.rests, share: 38 },
    ],
    figures.clauses.map((clause) => ({
      cells: [
        clause.isOfThisVisit ? `${clause.rule}\n${words.ofThisVisit}` : clause.rule,
        clause.text[figures.language],
        restsOn(clause, figures, words),
      ],
    })),
  );
}

function restsOn(clause: DossierClause, figures: DossierFigures, words: DossierWords): string {
  const name = instrumentName(clause, figures.language);
  const isNamed = clause.article === null || name.includes(clause.article);
  const source = isNamed ? name : `${name} ${words.article(clause.article ?? '')}`;
  const force = clause.policy ? words.policy : words.forces[clause.force];
  const badge = clause.verified ? '' : ` ${words.notVerified}`;
  return source.startsWith(force) ? `${source}${badge}` : `${source}\n${force}${badge}`;
}
